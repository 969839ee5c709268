"""The close of a period, step by step: each step commits by itself and may be repeated.

Earnings whose hold ended in the period mature; the parties are listed once; each party gets its
statement in one transaction; at last the ledger refuses earlier dates and the period is closed.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from alliance.kernel.errors import NotFound
from alliance.kernel.failpoints import failpoint
from alliance.kernel.states import move
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.ledger.services import close_through
from settlements.sharing.selectors import parties_to_state
from settlements.sharing.services import mature
from settlements.statements.models import PartyClose, Period, Statement
from settlements.statements.services.issuing import issue_statement
from settlements.statements.services.periods import period_end
from settlements.statements.states import PeriodState

_INSTANT = timedelta(microseconds=1)


def run_close(actor: Actor, *, period_id: UUID, now: datetime) -> None:
    """Carry a closing period through to its end; safe to run again, or twice at once.

    Opens its own transactions as the operator. Does nothing once the period is closed.
    """
    with acting(actor):
        period = _closing(period_id)
        if period is None:
            return
        end = period_end(period, now)
    _mature_all(actor, due=end - _INSTANT, now=now)
    failpoint("close.after_mature")
    with acting(actor):
        _list_parties(actor, period_id, end)
    failpoint("close.after_listing")
    while _close_next(actor, period_id, end):
        failpoint("close.after_party")
    with acting(actor):
        _finish(period_id, through=end - _INSTANT, now=now)
    failpoint("close.after_finish")


def _mature_all(actor: Actor, *, due: datetime, now: datetime) -> None:
    """Mature what is due, waiting for other workers: parties are listed by what they have then."""
    matured = True
    while matured:
        with acting(actor):
            matured = bool(mature(actor, now=now, due=due, at_most=1, wait=True))


def _list_parties(actor: Actor, period_id: UUID, end: datetime) -> None:
    """Fix who gets a statement, and its number, once for the whole close."""
    period = Period.objects.select_for_update().get(pk=period_id)
    if period.parties_total is not None:
        return
    parties = sorted(parties_to_state(actor, before=end) | _with_balance(actor, period))
    PartyClose.objects.bulk_create(
        PartyClose(
            organization_id=period.organization_id,
            alliance_id=period.alliance_id,
            period=period,
            party_id=party_id,
            position=position,
        )
        for position, party_id in enumerate(parties, start=1)
    )
    Period.objects.filter(pk=period_id).update(parties_total=len(parties))


def _with_balance(actor: Actor, period: Period) -> set[UUID]:
    """Return the parties whose last statement left something to carry."""
    last = (
        Statement.objects.filter(alliance_id=actor.alliance_id, ends_on__lt=period.starts_on)
        .order_by("organization_id", "-ends_on")
        .distinct("organization_id")
    )
    return {found.organization_id for found in last if found.carried_minor}


def _close_next(actor: Actor, period_id: UUID, end: datetime) -> bool:
    """Write the next party's statement in one transaction; say whether there was one."""
    with acting(actor):
        waiting = PartyClose.objects.select_for_update(skip_locked=True).filter(
            period_id=period_id, done=False
        )
        chosen = waiting.order_by("position").first()
        if chosen is None:
            return False
        period = Period.objects.get(pk=period_id)
        issue_statement(
            actor, period=period, party_id=chosen.party_id, position=chosen.position, end=end
        )
        failpoint("close.inside_party")
        PartyClose.objects.filter(pk=chosen.pk).update(done=True)
        Period.objects.filter(pk=period_id).update(parties_done=F("parties_done") + 1)
        return True


def _finish(period_id: UUID, *, through: datetime, now: datetime) -> None:
    """Close the books, unless another run still writes the last statement: then it finishes."""
    if PartyClose.objects.filter(period_id=period_id, done=False).exists():
        raise CloseUnfinished(str(period_id))
    period = _closing(period_id)
    if period is None:
        return
    move(Period, id=period_id, expected=PeriodState.CLOSING, to=PeriodState.CLOSED, closed_at=now)
    close_through(through=through)


def _closing(period_id: UUID) -> Period | None:
    period = Period.objects.filter(pk=period_id).order_by("id").first()
    if period is None:
        raise NotFound()
    return period if period.state == PeriodState.CLOSING else None


class CloseUnfinished(RuntimeError):
    """Another run holds a party of this period; the job is tried again."""
