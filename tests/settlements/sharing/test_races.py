"""Several workers at once: one accrual of an event, one close of a period."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection

from alliance.kernel.errors import StateConflict
from alliance.tenancy.context import acting
from settlements.ledger.states import AccountKind
from settlements.sharing.models import Accrual
from settlements.sharing.services import accruals
from settlements.sharing.states import AccrualState
from settlements.statements.models import Period, Statement
from settlements.statements.services import close_period
from settlements.statements.services.closing import run_close
from settlements.statements.states import PeriodState
from tests.settlements.sharing.world import World, make_world
from tests.settlements.statements.months import AFTER_OCTOBER, open_month, start_close

pytestmark = pytest.mark.django_db(transaction=True)

RACERS = 8


def race(work: Callable[[int], Any], racers: int = RACERS) -> list[Any]:
    """Run ``work`` in threads that start together; return results or exceptions, in order."""
    barrier, found = threading.Barrier(racers), [None] * racers

    def run(number: int) -> None:
        try:
            barrier.wait(timeout=20)
            found[number] = work(number)
        except Exception as error:
            found[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(racers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


@pytest.fixture
def world() -> World:
    return make_world()


def test_one_event_from_many_workers_is_booked_once(world: World) -> None:
    found = race(lambda number: world.accrue("o1").id)

    assert len(set(found)) == 1
    assert world.held(world.owner, AccountKind.MATURING) == 7_128
    assert world.balanced()


def test_without_the_queue_workers_would_collide(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: nobody waits for his turn, all see no accrual, and the unique key throws."""
    together = threading.Barrier(RACERS)
    monkeypatch.setattr(accruals, "_queue_for", lambda source: together.wait(timeout=20))
    found = race(lambda number: world.accrue("o1").id)

    assert sum(isinstance(result, IntegrityError) for result in found) >= 1
    assert world.held(world.owner, AccountKind.MATURING) == 7_128


def test_the_last_money_of_an_escrow_is_spent_once() -> None:
    """Ten events of ¥99 race for ¥300: exactly three are booked, seven wait."""
    poor = make_world(30_000)
    race(lambda number: poor.accrue(f"o{number}"), racers=10)

    with acting(poor.operator):
        booked = Accrual.objects.filter(state=AccrualState.POSTED).count()
        waiting = Accrual.objects.filter(state=AccrualState.UNFUNDED).count()
    assert (booked, waiting) == (3, 7)
    assert poor.in_escrow() == 300
    assert poor.balanced()


def test_many_starts_of_a_close_are_one(world: World) -> None:
    world.accrue("o1")
    period = open_month(world)

    def start(number: int) -> str:
        with acting(world.operator):
            return close_period(world.operator, period_id=period.id, now=AFTER_OCTOBER).state

    found = race(start)
    assert found.count(PeriodState.CLOSING) == 1
    assert sum(isinstance(result, StateConflict) for result in found) == RACERS - 1


def test_two_runs_of_one_close_write_each_statement_once(world: World) -> None:
    for number in range(6):
        world.accrue(f"o{number}", contract_id=world.contract_of(world.agency))
        world.accrue(f"p{number}")
    period = start_close(world, open_month(world))

    race(lambda number: run_close(world.operator, period_id=period.id, now=AFTER_OCTOBER), racers=3)
    run_close(world.operator, period_id=period.id, now=AFTER_OCTOBER)

    with acting(world.operator):
        assert Period.objects.get(pk=period.id).state == PeriodState.CLOSED
        assert Statement.objects.count() == 3
        mine = Statement.objects.get(organization_id=world.owner.organization_id)
    assert mine.earned_minor == 6 * 7_128
    assert world.balanced()
