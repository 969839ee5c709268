"""What a party answers to its statement."""

from datetime import datetime
from uuid import UUID

from alliance.audit.services import record
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.statements.models import Statement
from settlements.statements.states import STATEMENT_MOVES, PayoutState, StatementState

REASON_LIMIT = 500


def confirm_statement(actor: Actor, *, statement_id: UUID, now: datetime) -> Statement:
    """Say that the statement is right; a dispute ends with it. Raises NotFound, StateConflict."""
    return _answer(actor, statement_id, StatementState.CONFIRMED, "", now)


def dispute_statement(actor: Actor, *, statement_id: UUID, reason: str, now: datetime) -> Statement:
    """Say what is wrong; the statement is not paid until it is confirmed.

    Raises InvalidInput without a reason, NotFound, and StateConflict once it was confirmed or paid.
    """
    reason = reason.strip()
    if not reason or len(reason) > REASON_LIMIT:
        raise InvalidInput(
            "reason",
            zh=f"请写明理由（不超过 {REASON_LIMIT} 字）",
            en=f"Give a reason of at most {REASON_LIMIT} characters",
        )
    return _answer(actor, statement_id, StatementState.DISPUTED, reason, now)


def _answer(
    actor: Actor, statement_id: UUID, to: StatementState, reason: str, now: datetime
) -> Statement:
    actor.require(Permission.CONFIRM_STATEMENTS)
    mine = Statement.objects.filter(pk=statement_id, organization_id=actor.organization_id)
    if not mine.exists():
        raise NotFound()
    changed = mine.filter(state__in=STATEMENT_MOVES.sources_of(to))
    if to == StatementState.DISPUTED:
        changed = changed.exclude(payout_state=PayoutState.PAID)
    moved = changed.update(
        state=to,
        answered_at=now,
        answered_by_id=actor.person_id,
        **({"dispute_reason": reason} if reason else {}),
    )
    if moved != 1:
        raise StateConflict()
    record(actor, f"{to}_statement", "statements.statement", statement_id, reason=reason)
    return mine.get()
