"""Open a period, and start its close."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from alliance.audit.services import record
from alliance.jobs.services import enqueue
from alliance.kernel.clock import start_of_day
from alliance.kernel.errors import InvalidInput, NotFound
from alliance.kernel.states import move
from alliance.networks.selectors import rules_at
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.statements.models import Period
from settlements.statements.services.errors import (
    EarlierPeriodOpen,
    PeriodNotOver,
    PeriodOverlaps,
)
from settlements.statements.states import PeriodState

CLOSE = "statements.close"


def open_period(actor: Actor, *, starts_on: date, ends_on: date) -> Period:
    """Open a period of whole business days, both ends included.

    Raises InvalidInput when it runs backwards and PeriodOverlaps when a day is taken.
    """
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    if ends_on < starts_on:
        raise InvalidInput("ends_on", zh="结束早于开始", en="It ends before it starts")
    try:
        with transaction.atomic():
            period = Period.objects.create(
                organization_id=actor.organization_id,
                alliance_id=actor.alliance_id,
                starts_on=starts_on,
                ends_on=ends_on,
            )
    except IntegrityError as error:
        raise PeriodOverlaps() from error
    record(actor, "open_period", "statements.period", period.id, starts=starts_on, ends=ends_on)
    return period


def close_period(actor: Actor, *, period_id: UUID, now: datetime) -> Period:
    """Start the close: statements are then written by a job that may be killed and goes on.

    Raises NotFound, PeriodNotOver, EarlierPeriodOpen, and StateConflict when it was started before.
    """
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    period = Period.objects.filter(pk=period_id, alliance_id=actor.alliance_id).first()
    if period is None:
        raise NotFound()
    if period_end(period, now) > now:
        raise PeriodNotOver(last=period.ends_on)
    _refuse_gap(period)
    move(Period, id=period.id, expected=PeriodState.OPEN, to=PeriodState.CLOSING, close_at=now)
    enqueue(kind=CLOSE, payload={"period_id": period.id}, key=str(period.id), run_at=now)
    record(actor, "close_period", "statements.period", period.id)
    period.refresh_from_db()
    return period


def period_end(period: Period, now: datetime) -> datetime:
    """Return the instant after the period's last business day in the alliance's zone."""
    zone = rules_at(period.alliance_id, now).zone
    return start_of_day(period.ends_on + timedelta(days=1), zone)


def _refuse_gap(period: Period) -> None:
    earlier = Period.objects.filter(
        alliance_id=period.alliance_id, ends_on__lt=period.starts_on
    ).exclude(state=PeriodState.CLOSED)
    if found := earlier.order_by("starts_on", "id").first():
        raise EarlierPeriodOpen(starts=found.starts_on, ends=found.ends_on)
