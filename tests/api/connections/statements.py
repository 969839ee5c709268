"""Rows for the connections of periods, statements and lines."""

from datetime import UTC, date, datetime, timedelta

from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.statements.services import open_period
from tests.api.registry import fills
from tests.personas import make_operator, make_owner
from tests.settlements.sharing.world import FOUNDED, HOLD, ORDERED, World, make_world
from tests.settlements.statements.months import close_month


@fills("settlementPeriods")
def settlement_periods(count: int) -> Actor:
    operator = make_operator(FOUNDED)
    first = date(2026, 1, 1)
    with acting(operator):
        for number in range(count):
            day = first + timedelta(days=number)
            open_period(operator, starts_on=day, ends_on=day)
    return operator


@fills("statements")
def statements(count: int) -> Actor:
    """One order a day, and then a period for each day on which one matures."""
    world = make_world()
    days = [ORDERED + timedelta(days=number) for number in range(count)]
    for number, day in enumerate(days):
        world.accrue(f"o{number}", 1_000, at=day)
    for number, day in enumerate(days):
        due = (day + HOLD).date()
        close_month(world, (due, due), datetime(2027, 3, 1, tzinfo=UTC) + timedelta(number))
    return world.owner


@fills("allianceStatements")
def alliance_statements(count: int) -> Actor:
    """Every owner's own contract pays him once in the same month."""
    world = make_world()
    for number in range(count):
        world.accrue(f"o{number}", 1_000, contract_id=world.contract_of(make_owner(world.operator)))
    close_month(world)
    return world.operator


@fills("statementLines")
def statement_lines(count: int) -> Actor:
    return _stated(count).owner


def _stated(count: int) -> World:
    world = make_world()
    for number in range(count):
        world.accrue(f"o{number}", 1_000 + number, at=ORDERED + timedelta(minutes=number))
    close_month(world)
    return world
