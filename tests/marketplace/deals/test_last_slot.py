"""Twenty owners reach for the last slot at the same instant: exactly one gets it."""

import threading

import psycopg
import pytest
from django.db import IntegrityError, connection

from advertisers.tasks.models import Task
from advertisers.tasks.services import TaskIsFull
from alliance.kernel.errors import DomainError
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.deals import services
from marketplace.deals.models import Deal, Negotiation
from tests.marketplace.deals.makers import Market, make_market
from tests.personas import NOW, make_owner
from tests.traffic_owners.audiences.makers import make_listing

pytestmark = pytest.mark.django_db(transaction=True)

RACERS = 20

UNGUARDED = """
CREATE OR REPLACE FUNCTION tasks_take_slot(task uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE is_free boolean;
BEGIN
    SELECT slots_taken < slots INTO is_free FROM tasks_task WHERE id = task;
    PERFORM pg_sleep(0.5);
    UPDATE tasks_task SET slots_taken = slots_taken + 1 WHERE id = task AND is_free;
    RETURN is_free;
END $$
"""
"""Check, then act: what the guarded function is not."""


@pytest.fixture
def market() -> Market:
    return make_market(slots=1)


@pytest.fixture
def invited(market: Market) -> list[tuple[Actor, Negotiation]]:
    return invite(market, RACERS)


def invite(market: Market, racers: int) -> list[tuple[Actor, Negotiation]]:
    """Invite so many owners, each with a listing of its own."""
    owners = [make_owner(market.operator) for _ in range(racers)]
    return [(owner, market.invite(listing=make_listing(owner))) for owner in owners]


def race(invited: list[tuple[Actor, Negotiation]]) -> list[type[Exception] | None]:
    """Let every owner accept at once, each on its own connection; return how each fared."""
    barrier, fared = threading.Barrier(len(invited)), []

    def accept(owner: Actor, talk: Negotiation) -> None:
        try:
            connection.ensure_connection()
            barrier.wait()
            with acting(owner):
                services.accept_offer(owner, negotiation_id=talk.id, version=1, now=NOW)
            fared.append(None)
        except (DomainError, IntegrityError) as refused:
            fared.append(type(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=pair) for pair in invited]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return fared


def deals_and_slots(market: Market) -> tuple[int, int]:
    with acting(market.brand):
        return Deal.objects.count(), Task.objects.get(pk=market.task.id).slots_taken


def test_last_slot_has_one_winner(market, invited):
    fared = race(invited)
    assert fared.count(None) == 1
    assert fared.count(TaskIsFull) == RACERS - 1
    assert deals_and_slots(market) == (1, 1)


@pytest.mark.soak
def test_last_slot_has_one_winner_of_a_hundred(market):
    fared = race(invite(market, 100))
    assert fared.count(None) == 1
    assert fared.count(TaskIsFull) == 99
    assert deals_and_slots(market) == (1, 1)


def test_control_check_then_act_has_several_winners(market, invited, admin_connection):
    with unguarded(admin_connection, drop_check=True):
        fared = race(invited)
    assert fared.count(None) > 1
    deals, taken = deals_and_slots(market)
    assert deals == taken > 1


def test_second_wall_the_check_constraint_lets_one_through(market, invited, admin_connection):
    with unguarded(admin_connection, drop_check=False):
        fared = race(invited)
    assert fared.count(None) == 1
    assert IntegrityError in fared
    assert deals_and_slots(market) == (1, 1)


class unguarded:
    """Replace the guarded function (and drop the CHECK) for a while; both come back."""

    def __init__(self, admin: psycopg.Connection, *, drop_check: bool) -> None:
        self.admin, self.drop_check = admin, drop_check

    def __enter__(self) -> None:
        self.guarded = self._one("SELECT pg_get_functiondef('tasks_take_slot(uuid)'::regprocedure)")
        self.check = self._one(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conname = 'task_slots_never_exceeded'"
        )
        self.admin.execute(UNGUARDED.encode())
        if self.drop_check:
            self.admin.execute("ALTER TABLE tasks_task DROP CONSTRAINT task_slots_never_exceeded")

    def __exit__(self, *failure: object) -> None:
        self.admin.execute(self.guarded.encode())
        if self.drop_check:
            self.admin.execute(
                "ALTER TABLE tasks_task ADD CONSTRAINT task_slots_never_exceeded "
                f"{self.check} NOT VALID".encode()
            )

    def _one(self, query: str) -> str:
        row = self.admin.execute(query.encode()).fetchone()
        assert row is not None
        return str(row[0]).removesuffix(" NOT VALID")
