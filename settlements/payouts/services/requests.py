"""What a person may ask for that a job then does, because it calls a rail."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alliance.audit.services import record
from alliance.jobs.services import enqueue
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.payouts.models import Payout
from settlements.payouts.rails.registry import rail_named
from settlements.payouts.states import PayoutState

MOST_DAYS = 92


@transaction.atomic
def request_answer(actor: Actor, *, payout_id: UUID, now: datetime) -> Payout:
    """Queue the question what became of a payment on its way. Raises NotFound, StateConflict."""
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    found = Payout.objects.filter(pk=payout_id, alliance_id=actor.alliance_id)
    payout = found.order_by("id").first()
    if payout is None:
        raise NotFound()
    if payout.state not in (PayoutState.SENDING, PayoutState.UNKNOWN):
        raise StateConflict()
    enqueue(kind="payouts.send", payload={"payout_id": payout.id}, run_at=now)
    record(actor, "ask_payout_rail", "payouts.payout", payout.id)
    return payout


@transaction.atomic
def request_reconciliation(actor: Actor, *, rail: str, days: int, now: datetime) -> None:
    """Queue a comparison of the last ``days`` days with the rail's file. Raises InvalidInput."""
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    rail_named(rail)
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput("days")
    enqueue(kind="payouts.reconcile", payload={"rail": rail, "days": days}, run_at=now)
