"""Random operations leave the same books in PostgreSQL as in a few lines of Python."""

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.settlements.ledger.books import make_books
from tests.settlements.ledger.machine import LedgerMachine
from tests.settlements.unguarded import count, without

LENIENT = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


@pytest.mark.django_db
def test_random_operations_agree_with_the_model() -> None:
    few = settings(max_examples=15, stateful_step_count=30, derandomize=True, **LENIENT)
    run_state_machine_as_test(LedgerMachine, settings=few)


@pytest.mark.soak
@pytest.mark.django_db
def test_a_million_random_operations_agree_with_the_model() -> None:
    LedgerMachine.operations = 0
    many = settings(max_examples=500, stateful_step_count=200, **LENIENT)
    while LedgerMachine.operations < 1_000_000:
        run_state_machine_as_test(LedgerMachine, settings=many)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_carrying_trigger_balances_drift(
    admin_connection: psycopg.Connection,
) -> None:
    books = make_books()
    books.fund(100)
    query = "SELECT posted FROM ledger_balance WHERE account_id = '{}'"
    with without(
        admin_connection, "DROP TRIGGER ledger_entry_carried ON ledger_entry"
    ) as connection:
        alliance = books.operator.alliance_id
        for name, value in (
            ("tenant", books.operator.organization_id),
            ("network", alliance),
            ("operated", alliance),
        ):
            connection.execute("SELECT set_config(%s, %s, true)", [f"alliance.{name}", str(value)])
        connection.execute(
            "SELECT ledger_post('x', 'y', 'CNY', now(), '', NULL, %s::uuid[], %s::bigint[])",
            [[books.external, books.wallet], [-7, 7]],
        )
        assert count(connection, query.format(books.wallet)) == 100
        entries = f"SELECT sum(amount) FROM ledger_entry WHERE account_id = '{books.wallet}'"
        assert count(connection, entries) == 107
