"""Earnings, their sums by state and day, and accruals."""

from typing import Any

import graphene

from api.ids import global_id
from api.permissions import Permission
from api.tenancy.types import Organization
from api.types import Date, DateTime, Minor, Node, Type, enum
from settlements.sharing import models, selectors, types
from settlements.sharing.states import AccrualState, EarningState, EdgeRole

ROLE = enum(EdgeRole, "EarningRole")


class Earning(Type):
    """What one party earns by its edge of one conversion's split."""

    class Meta:
        interfaces = (Node,)
        model = models.Earning
        read = Permission.VIEW_MONEY

    party = graphene.Field(Organization, required=True, description="Who earns it")
    role = graphene.Field(ROLE, required=True, description="Why the party stands in the split")
    label = graphene.String(required=True, description="What it was earned by, for reading")
    event_key = graphene.String(required=True, description="The conversion's key")
    amount_minor = Minor(required=True, description="Earned at first")
    reversed_minor = Minor(required=True, description="Taken back by refunds")
    net_minor = Minor(required=True, description="What is left")
    currency = graphene.String(required=True, description="ISO 4217")
    state = graphene.Field(enum(EarningState), required=True, description="How far it has come")
    occurred_at = DateTime(required=True, description="When the conversion happened")
    matures_at = DateTime(required=True, description="When the hold ends")
    payable_at = DateTime(description="When it became payable")
    statement_id = graphene.ID(description="The statement it stands on")

    @staticmethod
    def resolve_party(root: models.Earning, info: Any) -> Any:
        return root.organization

    @staticmethod
    def resolve_statement_id(root: models.Earning, info: Any) -> str | None:
        return global_id("Statement", root.statement_id) if root.statement_id else None

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Earning | None:
        found = selectors.earnings(info.context.actor).select_related("organization")
        return found.filter(pk=pk).order_by("id").first()


class EarningTotal(Type):
    """What your earnings in one state amount to."""

    class Meta:
        read = Permission.VIEW_MONEY
        model = types.StateSum

    state = graphene.Field(enum(EarningState), required=True, description="The state")
    amount_minor = Minor(
        required=True, description="Refunds taken off; for REVERSED, what was taken back"
    )
    earnings = graphene.Int(required=True, description="How many earnings")

    @staticmethod
    def resolve_state(root: types.StateSum, info: Any) -> str:
        return root.id


class EarningDay(Type):
    """What was earned on one day, by the state it is in now."""

    class Meta:
        read = Permission.VIEW_MONEY
        model = types.EarningDay

    day = Date(required=True, description="Business day in the alliance's zone")
    maturing_minor = Minor(required=True, description="Still held")
    payable_minor = Minor(required=True, description="Waits for a statement")
    stated_minor = Minor(required=True, description="On a statement, not paid yet")
    paid_minor = Minor(required=True, description="Paid")


class Accrual(Type):
    """One conversion's commission as it was booked; for the operator."""

    class Meta:
        interfaces = (Node,)
        model = models.Accrual
        read = Permission.VIEW_MONEY

    event_key = graphene.String(required=True, description="The conversion's key")
    label = graphene.String(required=True, description="What it is, for reading")
    commission_minor = Minor(required=True, description="The whole that was split")
    refunded_minor = Minor(required=True, description="Of it, refunded so far")
    currency = graphene.String(required=True, description="ISO 4217")
    state = graphene.Field(
        enum(AccrualState), required=True, description="Whether the escrow has paid it"
    )
    occurred_at = DateTime(required=True, description="When the conversion happened")
    received_at = DateTime(required=True, description="When it came in; the order of payment")
    matures_at = DateTime(required=True, description="When the hold ends")
    contract_version = graphene.Int(required=True, description="Version it was split by")
    contract_hash = graphene.String(required=True, description="SHA-256 of the agreed tree")

    @staticmethod
    def resolve_contract_version(root: models.Accrual, info: Any) -> int:
        return root.contract.version

    @staticmethod
    def resolve_contract_hash(root: models.Accrual, info: Any) -> str:
        return root.contract.tree_hash

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Accrual | None:
        actor = info.context.actor
        if not actor.is_operator:
            return None
        return selectors.accruals(actor).filter(pk=pk).order_by("id").first()
