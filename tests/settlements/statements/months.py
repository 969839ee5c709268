"""Closing a month of the sharing world."""

from datetime import UTC, date, datetime

from django.db import connection

from alliance.jobs.services import run_pending
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.statements import services
from settlements.statements.models import Period, Statement
from tests.settlements.sharing.world import World

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
AFTER_OCTOBER = datetime(2026, 11, 2, 2, tzinfo=UTC)
AFTER_NOVEMBER = datetime(2026, 12, 2, 2, tzinfo=UTC)


def judge() -> None:
    """Fire what would fire at COMMIT: in a test everything shares one transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def open_month(world: World, days: tuple[date, date] = OCTOBER) -> Period:
    with acting(world.operator):
        return services.open_period(world.operator, starts_on=days[0], ends_on=days[1])


def start_close(world: World, period: Period, now: datetime = AFTER_OCTOBER) -> Period:
    judge()
    with acting(world.operator):
        return services.close_period(world.operator, period_id=period.id, now=now)


def close_month(
    world: World, days: tuple[date, date] = OCTOBER, now: datetime = AFTER_OCTOBER
) -> Period:
    """Open a month, close it, and let the job run."""
    period = start_close(world, open_month(world, days), now)
    run_pending(now)
    with acting(world.operator):
        return Period.objects.get(pk=period.id)


def statement_of(world: World, party: Actor, period: Period) -> Statement:
    with acting(world.operator):
        return Statement.objects.get(period_id=period.id, organization_id=party.organization_id)
