"""Reads of money going out: a payee its own payouts, the operator all of its alliance."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.payouts.models import Payout, PayoutRun, Reconciliation, SandboxFault
from settlements.payouts.states import PayoutState


def payouts(actor: Actor) -> QuerySet[Payout]:
    """Return the payouts made out to the acting organization; the operator gets every party's."""
    actor.require(Permission.VIEW_MONEY)
    return Payout.objects.filter(alliance_id=actor.alliance_id)


def runs(actor: Actor) -> QuerySet[PayoutRun]:
    """Return the operator's runs, with ``payout_count``, ``total_minor`` and ``paid_count``."""
    actor.require(Permission.VIEW_MONEY, Kind.OPERATOR)
    alive = ~Q(payouts__state=PayoutState.DROPPED)
    mine = PayoutRun.objects.filter(organization_id=actor.organization_id)
    return mine.select_related("maker", "checker").annotate(
        payout_count=Count("payouts", filter=alive),
        total_minor=Sum("payouts__amount_minor", filter=alive, default=0),
        paid_count=Count("payouts", filter=Q(payouts__state=PayoutState.PAID)),
    )


def run(actor: Actor, run_id: UUID) -> PayoutRun:
    """Return one of the operator's runs; raises NotFound."""
    found = runs(actor).filter(pk=run_id).order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def reconciliations(actor: Actor) -> QuerySet[Reconciliation]:
    """Return the operator's comparisons with rails' files."""
    actor.require(Permission.VIEW_MONEY, Kind.OPERATOR)
    return Reconciliation.objects.filter(organization_id=actor.organization_id)


def sandbox_faults(actor: Actor) -> QuerySet[SandboxFault]:
    """Return what the sandbox provider is told to do wrong."""
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    planned = SandboxFault.objects.filter(organization_id=actor.organization_id, remaining__gt=0)
    return planned.select_related("payee")
