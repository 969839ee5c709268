"""States move only as their tables say: the database refuses every other move."""

import psycopg
import pytest

from alliance.kernel.states import Transitions
from settlements.sharing.states import ACCRUAL_MOVES, EARNING_MOVES, AccrualState, EarningState
from settlements.statements.states import (
    PAYOUT_MOVES,
    PERIOD_MOVES,
    STATEMENT_MOVES,
    PayoutState,
    PeriodState,
    StatementState,
)
from tests.settlements.sharing.world import make_world
from tests.settlements.statements.months import close_month
from tests.settlements.unguarded import without

pytestmark = pytest.mark.django_db(transaction=True)

MACHINES: dict[tuple[str, str], tuple[type, Transitions]] = {
    ("sharing_accrual", "state"): (AccrualState, ACCRUAL_MOVES),
    ("sharing_earning", "state"): (EarningState, EARNING_MOVES),
    ("statements_period", "state"): (PeriodState, PERIOD_MOVES),
    ("statements_statement", "state"): (StatementState, STATEMENT_MOVES),
    ("statements_statement", "payout_state"): (PayoutState, PAYOUT_MOVES),
}


def moved(admin: psycopg.Connection, table: str, column: str, *off: str) -> set[tuple[str, str]]:
    """Try every move on one row, the table's checks aside; return those that were let through."""
    states = MACHINES[table, column][0].values  # type: ignore[attr-defined]
    found = set()
    for old in states:
        for new in states:
            if old == new:
                continue
            with without(admin, "SET LOCAL session_replication_role = replica") as connection:
                _drop_checks(connection, table)
                one = f"(SELECT id FROM {table} LIMIT 1)"
                connection.execute(f"UPDATE {table} SET {column} = '{old}'".encode())
                connection.execute(b"SET LOCAL session_replication_role = origin")
                for statement in off:
                    connection.execute(statement.encode())
                try:
                    update = f"UPDATE {table} SET {column} = '{new}' WHERE id = {one}"
                    connection.execute(update.encode())
                    found.add((old, new))
                except psycopg.errors.IntegrityError as error:
                    assert "never changed" in str(error)
    return found


def _drop_checks(connection: psycopg.Connection, table: str) -> None:
    rows = connection.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'",
        [table],
    ).fetchall()
    for (name,) in rows:
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'.encode())


@pytest.mark.parametrize(("table", "column"), sorted(MACHINES))
def test_only_the_moves_of_the_table_are_let_through(
    admin_connection: psycopg.Connection, table: str, column: str
) -> None:
    world = make_world()
    world.accrue("o1")
    close_month(world)
    states, moves = MACHINES[table, column]
    allowed = {
        (old, new)
        for old in states.values  # type: ignore[attr-defined]
        for new in states.values  # type: ignore[attr-defined]
        if moves.allows(old, new)
    }
    assert moved(admin_connection, table, column) == allowed

    off = f"ALTER TABLE {table} DISABLE TRIGGER {table}_{column}_moves"
    assert moved(admin_connection, table, column, off) > allowed
