"""Record that a statement's balance has left the house."""

from datetime import datetime
from uuid import UUID

from alliance.audit.services import record
from alliance.kernel.errors import NotFound, StateConflict
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.sharing.services import pay_earnings
from settlements.statements.models import Statement
from settlements.statements.states import PayoutState


def mark_paid(actor: Actor, *, statement_id: UUID, payout_id: UUID, now: datetime) -> None:
    """Mark a statement and its earnings as paid by one payout; again by the same payout is fine.

    Raises NotFound, and StateConflict when nothing was due or another payout has paid it.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    mine = Statement.objects.filter(pk=statement_id, alliance_id=actor.alliance_id)
    paid = mine.filter(payout_state=PayoutState.DUE).update(
        payout_state=PayoutState.PAID, payout_id=payout_id, paid_at=now
    )
    if paid:
        party_id = mine.values_list("organization_id", flat=True).get()
        pay_earnings(actor, party_id=party_id, statement_id=statement_id)
        record(actor, "mark_paid", "statements.statement", statement_id, payout=payout_id)
        return
    known = mine.values_list("payout_id", flat=True).order_by("id").first()
    if not mine.exists():
        raise NotFound()
    if known != payout_id:
        raise StateConflict()
