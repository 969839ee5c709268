"""Many callers at once: one key posts once, nobody waits in a circle, hot accounts do not queue."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from alliance.local.testing import TestDatabase
from alliance.tenancy.context import acting
from settlements.ledger import selectors, services
from settlements.ledger.types import Leg
from tests.settlements.ledger.books import NOON, Books, make_books

pytestmark = pytest.mark.django_db(transaction=True)

POST = (
    "SELECT tx_id, replayed FROM ledger_post('race', %s, 'CNY', %s, '', NULL, %s::uuid[], "
    "%s::bigint[])"
)


@pytest.fixture
def books() -> Books:
    made = make_books()
    made.fund(1_000_000)
    return made


def all_at_once(url: str, books: Books, count: int, act: Callable) -> list:  # type: ignore[type-arg]
    """Run ``act(connection, number)`` on ``count`` connections behind a barrier; return answers.

    A refusal answers with its SQLSTATE.
    """
    barrier = threading.Barrier(count)
    answers: list = [None] * count  # type: ignore[type-arg]

    def one(number: int) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            barrier.wait()
            try:
                with connection.transaction():
                    context(connection, books)
                    answers[number] = act(connection, number)
            except psycopg.Error as error:
                answers[number] = error.sqlstate

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def context(connection: psycopg.Connection, books: Books) -> None:
    operator = books.operator
    connection.execute(
        "SELECT set_config('alliance.tenant', %s, true), set_config('alliance.network', %s, true),"
        " set_config('alliance.operated', %s, true)",
        [str(operator.organization_id), str(operator.alliance_id), str(operator.alliance_id)],
    )


def transfer(
    connection: psycopg.Connection, key: str, source: UUID, target: UUID, amount: int
) -> tuple[UUID, bool]:
    row = connection.execute(POST, [key, NOON, [source, target], [-amount, amount]]).fetchone()
    assert row is not None
    return row[0], row[1]


def test_one_key_a_hundred_times_is_one_transaction(
    test_database: TestDatabase, books: Books
) -> None:
    answers = all_at_once(
        test_database.url("app"),
        books,
        100,
        lambda connection, number: transfer(connection, "k", books.wallet, books.escrow, 10),
    )

    assert len({answer[0] for answer in answers}) == 1
    assert sorted(answer[1] for answer in answers) == [False] + [True] * 99
    with acting(books.operator):
        assert selectors.balance(books.escrow).posted == 10


def test_control_a_hundred_keys_are_a_hundred_transactions(
    test_database: TestDatabase, books: Books
) -> None:
    answers = all_at_once(
        test_database.url("app"),
        books,
        100,
        lambda connection, number: transfer(
            connection, f"k{number}", books.wallet, books.escrow, 10
        ),
    )

    assert len({answer[0] for answer in answers}) == 100
    with acting(books.operator):
        assert selectors.balance(books.escrow).posted == 1_000


def test_one_key_with_other_bodies_has_one_winner(
    test_database: TestDatabase, books: Books
) -> None:
    answers = all_at_once(
        test_database.url("app"),
        books,
        20,
        lambda connection, number: transfer(
            connection, "k", books.wallet, books.escrow, 10 + number
        ),
    )

    assert answers.count("TML03") == 19
    with acting(books.operator):
        assert selectors.trial_balance(books.operator.alliance_id).balanced


def test_opposite_transfers_never_wait_in_a_circle(
    test_database: TestDatabase, books: Books
) -> None:
    with acting(books.operator):
        services.post(
            source="test",
            idempotency_key="half",
            legs=[
                Leg(books.wallet, -500_000),
                Leg(books.escrow, 500_000),
            ],
            effective_at=NOON,
            narrative="",
        )

    def there_and_back(connection: psycopg.Connection, number: int) -> bool:
        ends = (books.wallet, books.escrow)
        source, target = ends if number % 2 else ends[::-1]
        transfer(connection, f"t{number}", source, target, 1)
        return True

    answers = all_at_once(test_database.url("app"), books, 40, there_and_back)

    assert answers == [True] * 40


def test_a_rollup_account_is_not_locked_by_an_open_posting(
    test_database: TestDatabase, books: Books
) -> None:
    """One posting to the platform stays uncommitted; others to it finish all the same."""
    with psycopg.connect(test_database.url("app")) as slow:
        context(slow, books)
        transfer(slow, "slow", books.wallet, books.fee, 1)
        with psycopg.connect(test_database.url("app")) as quick:
            context(quick, books)
            quick.execute("SET LOCAL lock_timeout = '2s'")
            transfer(quick, "quick", books.external, books.fee, 1)
        slow.commit()
    with acting(books.operator):
        assert selectors.balance(books.fee).posted == 2


def test_control_a_synchronous_account_is_locked_by_an_open_posting(
    test_database: TestDatabase, books: Books
) -> None:
    with psycopg.connect(test_database.url("app")) as slow:
        context(slow, books)
        transfer(slow, "slow", books.wallet, books.fee, 1)
        with psycopg.connect(test_database.url("app")) as quick:
            context(quick, books)
            quick.execute("SET LOCAL lock_timeout = '200ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                transfer(quick, "quick", books.wallet, books.escrow, 1)
            quick.rollback()


def test_nothing_slips_behind_a_closing_period(test_database: TestDatabase, books: Books) -> None:
    """A posting that began before the close and commits after it is refused, not backdated."""
    with psycopg.connect(test_database.url("app")) as late:
        context(late, books)
        transfer(late, "late", books.wallet, books.escrow, 1)
        with acting(books.operator):
            services.close_through(through=NOON + timedelta(days=1))
        with pytest.raises(psycopg.Error) as refusal:
            late.commit()
    assert refusal.value.sqlstate == "TML05"
    with acting(books.operator):
        assert selectors.balance(books.escrow).posted == 0
