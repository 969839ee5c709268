"""Comparing our payouts with a rail's own file."""

from dataclasses import asdict
from datetime import datetime

from alliance.audit.services import record
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.payouts.models import Payout, Reconciliation
from settlements.payouts.rails.registry import rail_named
from settlements.payouts.rules import reconcile
from settlements.payouts.states import PayoutState
from settlements.payouts.types import OwnLine

SENT = (PayoutState.SENDING, PayoutState.UNKNOWN, PayoutState.PAID, PayoutState.FAILED)


def reconcile_rail(
    actor: Actor, *, rail: str, since: datetime, until: datetime, now: datetime
) -> Reconciliation:
    """Compare payouts sent in ``[since, until)`` with the rail's file and keep what differs.

    Fetches the file first; opens its own transactions as the operator.
    """
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    lines = rail_named(rail).file(actor.organization_id, since, until)
    with acting(actor):
        sent = Payout.objects.filter(
            alliance_id=actor.alliance_id,
            rail=rail,
            state__in=SENT,
            sent_at__gte=since,
            sent_at__lt=until,
        )
        own = [_own_line(payout) for payout in sent.order_by("id")]
        kept = Reconciliation.objects.create(
            organization_id=actor.organization_id,
            alliance_id=actor.alliance_id,
            rail=rail,
            since=since,
            until=until,
            own_count=len(own),
            rail_count=len(lines),
            findings=[asdict(difference) for difference in reconcile(own, lines)],
            compared_at=now,
        )
        record(
            actor,
            "reconcile_rail",
            "payouts.reconciliation",
            kept.id,
            rail=rail,
            findings=len(kept.findings),
        )
    return kept


def _own_line(payout: Payout) -> OwnLine:
    return OwnLine(
        key=payout.provider_key,
        amount_minor=payout.amount_minor,
        currency=payout.currency,
        payee_name=payout.payee_name,
        paid=payout.state == PayoutState.PAID,
        settled=payout.state in (PayoutState.PAID, PayoutState.FAILED),
    )
