"""Runs, payouts, reconciliations and the sandbox's faults."""

from typing import Any

import graphene

from api.identity.types import Person
from api.permissions import Permission
from api.tenancy.types import Organization
from api.types import DateTime, Minor, Node, Type, enum
from settlements.payouts import models, selectors
from settlements.payouts.states import Fault, Finding, PayoutState, RunState

PAYOUT_FAULT = enum(Fault, "SandboxFaultKind")


class Payout(Type):
    """One payment to one party for one statement."""

    class Meta:
        interfaces = (Node,)
        model = models.Payout
        read = Permission.VIEW_MONEY

    organization = graphene.Field(Organization, required=True, description="Who is paid")
    payee_name = graphene.String(required=True, description="Name given to the rail")
    statement_number = graphene.String(required=True, description="For which statement")
    amount_minor = Minor(required=True, description="Amount, minor units")
    currency = graphene.String(required=True, description="ISO 4217")
    rail = graphene.String(required=True, description="Who pays it out")
    state = graphene.Field(
        enum(PayoutState, "PayoutProgress"), required=True, description="How far it has come"
    )
    provider_key = graphene.String(required=True, description="The same key is the same payment")
    provider_reference = graphene.String(required=True, description="The rail's number, or empty")
    reason = graphene.String(required=True, description="Why it failed or was dropped, or empty")
    queued_at = DateTime(required=True, description="Made up")
    sent_at = DateTime(description="Given to the rail")
    settled_at = DateTime(description="Paid, failed or dropped")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Payout | None:
        return selectors.payouts(info.context.actor).filter(pk=pk).first()


class PayoutRun(Type):
    """Payouts that one person made up and another signs off."""

    class Meta:
        interfaces = (Node,)
        model = models.PayoutRun
        read = Permission.VIEW_MONEY

    state = graphene.Field(
        enum(RunState, "PayoutRunState"), required=True, description="How far it has come"
    )
    rail = graphene.String(required=True, description="Who pays it out")
    maker = graphene.Field(Person, required=True, description="Who made it up")
    checker = graphene.Field(Person, description="Who signed it off")
    reason = graphene.String(required=True, description="Why it was rejected, or empty")
    payout_count = graphene.Int(required=True, description="Payouts in it, without dropped ones")
    paid_count = graphene.Int(required=True, description="Payouts that have arrived")
    total_minor = Minor(required=True, description="Sum of its payouts, minor units")
    made_at = DateTime(required=True, description="Made up")
    submitted_at = DateTime(description="Handed in for approval")
    decided_at = DateTime(description="Approved or rejected")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.PayoutRun | None:
        return selectors.runs(info.context.actor).filter(pk=pk).first()


class ReconciliationFinding(Type):
    """One difference between our payouts and the rail's file."""

    class Meta:
        read = Permission.VIEW_MONEY

    finding = graphene.Field(
        enum(Finding, "ReconciliationFindingKind"), required=True, description="What differs"
    )
    key = graphene.String(required=True, description="The payment's key")
    own_minor = Minor(description="Our amount, minor units; null when we do not know it")
    rail_minor = Minor(description="The rail's amount, minor units; null when it has none")


class Reconciliation(Type):
    """One comparison of our payouts with a rail's file."""

    class Meta:
        interfaces = (Node,)
        model = models.Reconciliation
        read = Permission.VIEW_MONEY

    rail = graphene.String(required=True, description="Whose file")
    since = DateTime(required=True, description="From here on")
    until = DateTime(required=True, description="Before this instant")
    own_count = graphene.Int(required=True, description="Payments in our books")
    rail_count = graphene.Int(required=True, description="Payments in the file")
    findings = graphene.List(
        graphene.NonNull(ReconciliationFinding), required=True, description="What differs"
    )
    compared_at = DateTime(required=True, description="When")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Reconciliation | None:
        return selectors.reconciliations(info.context.actor).filter(pk=pk).first()


class SandboxFault(Type):
    """What the sandbox rail is told to do wrong for one payee."""

    class Meta:
        interfaces = (Node,)
        model = models.SandboxFault
        read = Permission.SETTLE

    payee = graphene.Field(Organization, required=True, description="Whose payments")
    fault = graphene.Field(PAYOUT_FAULT, required=True, description="What goes wrong")
    remaining = graphene.Int(required=True, description="How many payments still")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.SandboxFault | None:
        return selectors.sandbox_faults(info.context.actor).filter(pk=pk).first()
