"""Eleven forbidden writes, refused twice: the application lacks the privilege, and whoever has it
meets the guard. Each wall is also taken down, and then the attack must get through it."""

from collections.abc import Iterator

import psycopg
import pytest

from alliance.kernel.ids import new_id
from tests.settlements.ledger.attacks import (
    ATTACKS,
    PRIVILEGE,
    PRIVILEGE_OFF,
    Ground,
    make_ground,
)
from tests.settlements.unguarded import without

pytestmark = pytest.mark.django_db

EVERY_ATTACK = pytest.mark.parametrize("name", ATTACKS)


@pytest.fixture
def ground(admin_connection: psycopg.Connection) -> Iterator[Ground]:
    with without(admin_connection) as connection:
        yield make_ground(connection)


def attempt(ground: Ground, name: str, role: str) -> str | None:
    """Try one attack in a role; return the SQLSTATE of its refusal, None when it succeeded."""
    ground.connection.execute(f"SET LOCAL ROLE {role}".encode())
    return ground.attempt(ATTACKS[name].statements(name, ground))


@EVERY_ATTACK
def test_the_application_lacks_the_privilege(ground: Ground, name: str) -> None:
    assert attempt(ground, name, "tangmeng_app") == PRIVILEGE


@EVERY_ATTACK
def test_the_worker_lacks_the_privilege(ground: Ground, name: str) -> None:
    assert attempt(ground, name, "tangmeng_jobs") == PRIVILEGE


@EVERY_ATTACK
def test_the_owner_of_the_books_meets_the_guard(ground: Ground, name: str) -> None:
    assert attempt(ground, name, "tangmeng_ledger") == ATTACKS[name].refused_by


@EVERY_ATTACK
def test_control_with_the_privilege_the_application_meets_the_guard(
    ground: Ground, name: str
) -> None:
    ground.connection.execute(PRIVILEGE_OFF.encode())
    assert attempt(ground, name, "tangmeng_app") == ATTACKS[name].refused_by


@EVERY_ATTACK
def test_control_without_its_guard_the_owner_succeeds(ground: Ground, name: str) -> None:
    ground.connection.execute(ATTACKS[name].guard_off.encode())
    assert attempt(ground, name, "tangmeng_ledger") is None


MORE = {
    "a balance": "UPDATE ledger_balance SET posted = posted + 1",
    "a hold's sum": "UPDATE ledger_balance SET held = held + 1 WHERE floor IS NULL",
    "a balance's row": "DELETE FROM ledger_balance",
    "an account": "UPDATE ledger_account SET currency = 'USD'",
    "a transaction": "UPDATE ledger_tx SET narrative = 'x'",
    "the closed period": "UPDATE ledger_closed_through SET closed_through = '2000-01-01'",
    "the closed period's row": "DELETE FROM ledger_closed_through",
    "the roll": "INSERT INTO ledger_unrolled (id, account_id, organization_id, alliance_id, "
    "amount) SELECT uuidv7(), id, organization_id, alliance_id, 5 FROM ledger_account",
    "all balances": "TRUNCATE ledger_balance",
}


@pytest.mark.parametrize("what", MORE)
def test_nobody_edits(ground: Ground, what: str) -> None:
    for role, refusal in (("tangmeng_app", PRIVILEGE), ("tangmeng_ledger", "23000")):
        ground.connection.execute(f"SET LOCAL ROLE {role}".encode())
        assert ground.attempt([MORE[what]]) == refusal


def test_a_sound_transaction_of_the_owner_is_taken(ground: Ground) -> None:
    """The attacks fail for what is wrong in them, not because nothing works."""
    new = new_id()
    ground.connection.execute("SET LOCAL ROLE tangmeng_ledger")
    assert ground.attempt([ground.tx(new), *ground.pair(new, -100)]) is None
