"""Periods, statements and their lines."""

from typing import Any

import graphene

from alliance.tenancy.states import LegalKind
from api.ids import global_id
from api.permissions import Permission
from api.types import Date, DateTime, Minor, Node, Type, enum
from settlements.statements import models, selectors
from settlements.statements.states import LineKind, PayoutState, PeriodState, StatementState


class SettlementPeriod(Type):
    """Business days that are settled together."""

    class Meta:
        interfaces = (Node,)
        model = models.Period
        read = Permission.VIEW_MONEY

    starts_on = Date(required=True, description="First day")
    ends_on = Date(required=True, description="Last day")
    state = graphene.Field(
        enum(PeriodState, "SettlementPeriodState"), required=True, description="Open or closed"
    )
    close_at = DateTime(description="When the close began; every document carries it")
    closed_at = DateTime(description="When the last statement was written")
    parties_total = graphene.Int(description="Parties to be written; null before they are listed")
    parties_done = graphene.Int(required=True, description="Parties written")
    created_at = DateTime(required=True, description="Opened")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Period | None:
        actor = info.context.actor
        if not actor.is_operator:
            return None
        return selectors.periods(actor).filter(pk=pk).order_by("id").first()


class PeriodTotals(Type):
    """What a period comes to over all its statements."""

    class Meta:
        read = Permission.VIEW_MONEY

    earned_minor = Minor(required=True, description="Earned by all parties")
    adjusted_minor = Minor(required=True, description="Refunds of earlier periods")
    tax_minor = Minor(required=True, description="Tax withheld")
    net_payable_minor = Minor(required=True, description="To be paid out")


class Statement(Type):
    """What one party earned and is owed in one period, fixed at the close."""

    class Meta:
        interfaces = (Node,)
        model = models.Statement
        read = Permission.VIEW_MONEY

    number = graphene.String(required=True, description="Number, unique in the alliance")
    party_name = graphene.String(required=True, description="The party's name at the close")
    legal_kind = graphene.Field(enum(LegalKind), required=True, description="For the tax law")
    period_id = graphene.ID(required=True, description="The period's global id")
    download_id = graphene.String(
        required=True, description="Stands in /exports/statements/<downloadId>.pdf, .xlsx, .csv"
    )
    starts_on = Date(required=True, description="First day")
    ends_on = Date(required=True, description="Last day")
    issued_at = DateTime(required=True, description="The close's instant")
    currency = graphene.String(required=True, description="ISO 4217")
    opening_minor = Minor(required=True, description="Carried from the period before")
    earned_minor = Minor(required=True, description="Earnings, less refunds before the close")
    adjusted_minor = Minor(required=True, description="Refunds of what was stated earlier")
    tax_minor = Minor(required=True, description="Withheld, not negative")
    closing_minor = Minor(required=True, description="Opening + earned + adjusted − tax")
    net_payable_minor = Minor(required=True, description="What is paid out by this statement")
    line_count = graphene.Int(required=True, description="How many lines")
    digest = graphene.String(required=True, description="SHA-256 of the canonical CSV")
    state = graphene.Field(
        enum(StatementState), required=True, description="What the party has answered"
    )
    answered_at = DateTime(description="When it answered")
    dispute_reason = graphene.String(required=True, description="Why it was disputed, or empty")
    payout_state = graphene.Field(
        enum(PayoutState, "StatementPayoutState"),
        required=True,
        description="What becomes of the balance",
    )
    paid_at = DateTime(description="When it was paid")

    @staticmethod
    def resolve_period_id(root: models.Statement, info: Any) -> str:
        return global_id("SettlementPeriod", root.period_id)

    @staticmethod
    def resolve_download_id(root: models.Statement, info: Any) -> str:
        return str(root.id)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Statement | None:
        found = selectors.visible_statements(info.context.actor)
        return found.filter(pk=pk).order_by("id").first()


class StatementLine(Type):
    """One earning, refund or tax on a statement."""

    class Meta:
        interfaces = (Node,)
        model = models.StatementLine
        read = Permission.VIEW_MONEY

    position = graphene.Int(required=True, description="Place on the statement, from 1")
    kind = graphene.Field(
        enum(LineKind, "StatementLineKind"), required=True, description="Why it stands there"
    )
    occurred_on = Date(required=True, description="Business day")
    label = graphene.String(required=True, description="What it is, for reading")
    event_key = graphene.String(required=True, description="The conversion's key, or empty")
    gross_minor = Minor(required=True, description="Amount before refunds")
    refunded_minor = Minor(required=True, description="Refunded before the close")
    amount_minor = Minor(required=True, description="Amount that counts")
