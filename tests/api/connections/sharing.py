"""Rows for the connections of earnings and accruals."""

from datetime import timedelta

from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.settlements.sharing.world import ORDERED, World, make_world


def _orders(count: int) -> World:
    world = make_world()
    for number in range(count):
        world.accrue(f"o{number}", 1_000 + number, at=ORDERED + timedelta(minutes=number))
    return world


@fills("earnings")
def earnings(count: int) -> Actor:
    return _orders(count).owner


@fills("earningTotals")
def earning_totals(count: int) -> Actor:
    return _orders(count).owner


@fills("earningDays")
def earning_days(count: int) -> Actor:
    return _orders(count).owner


@fills("allianceEarnings")
def alliance_earnings(count: int) -> Actor:
    return _orders(count).operator


@fills("accruals")
def accruals(count: int) -> Actor:
    return _orders(count).operator
