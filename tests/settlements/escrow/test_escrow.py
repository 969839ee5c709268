"""A brand's money is set apart for one purpose and leaves it only by release or return."""

import threading
from uuid import UUID

import psycopg
import pytest

from alliance.kernel.errors import InvalidInput, NotFound
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
from settlements.escrow import selectors, services
from settlements.ledger import selectors as ledger
from settlements.ledger.refusals import InsufficientFunds
from tests.personas import in_role, make_brand
from tests.settlements.ledger.books import NOON, Books, make_books

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    made = make_books()
    made.fund(10_000)
    return made


def reserve(actor: Actor, task: UUID, amount: int, key: str = "r1"):
    with acting(actor):
        return services.reserve(
            actor, source_kind="task", source_id=task, amount_minor=amount, key=key, now=NOON
        )


def test_reserving_moves_money_from_the_wallet(books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    with acting(books.brand):
        assert selectors.escrow_balance("task", task) == 6_000
        assert ledger.balance(books.wallet).posted == 4_000


def test_reserving_again_with_the_same_key_moves_nothing(books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    assert reserve(books.brand, task, 6_000).replayed
    with acting(books.brand):
        assert selectors.escrow_balance("task", task) == 6_000


def test_a_wallet_that_is_short_reserves_nothing(books: Books) -> None:
    task = new_id()
    with pytest.raises(InsufficientFunds):
        reserve(books.brand, task, 10_001)
    with acting(books.brand):
        assert selectors.escrow_balance("task", task) == 0
        assert ledger.balance(books.wallet).posted == 10_000


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_must_be_positive(books: Books, amount: int) -> None:
    with pytest.raises(InvalidInput):
        reserve(books.brand, new_id(), amount)


def test_a_reader_cannot_reserve(books: Books) -> None:
    with pytest.raises(NotPermitted):
        reserve(in_role(books.brand, Role.READONLY), new_id(), 1)


def test_another_brand_sees_no_escrow(books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    stranger = make_brand(books.operator)
    with acting(stranger):
        assert selectors.escrow_balance("task", task) == 0
        with pytest.raises(NotFound):
            selectors.escrow_account(stranger, "task", task)


def test_another_brand_cannot_take_over_a_source(books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    stranger = make_brand(books.operator)
    with pytest.raises(NotFound):
        reserve(stranger, task, 1)


def test_release_pays_another_account_and_never_more_than_there_is(books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    with acting(books.operator):
        given = {"source_kind": "task", "source_id": task, "narrative": "佣金", "now": NOON}
        services.release(
            books.operator, to_account_id=books.payable, amount_minor=5_000, key="a", **given
        )
        with pytest.raises(InsufficientFunds):
            services.release(
                books.operator, to_account_id=books.payable, amount_minor=1_001, key="b", **given
            )
        assert selectors.escrow_balance("task", task) == 1_000
        assert ledger.balance(books.payable).posted == 5_000


def test_return_gives_the_rest_back_to_its_brand(books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    with acting(books.operator):
        services.return_(
            books.operator,
            source_kind="task",
            source_id=task,
            amount_minor=6_000,
            key="back",
            now=NOON,
        )
        assert ledger.balance(books.wallet).posted == 10_000


def _race(url_of_app: str, books: Books, escrow: UUID, takers: int) -> int:
    """Let ``takers`` connections each take the whole escrow at once; return how many did."""
    barrier, won = threading.Barrier(takers), []

    def take(number: int) -> None:
        with psycopg.connect(url_of_app, autocommit=True) as connection:
            barrier.wait()
            try:
                with connection.transaction():
                    _set_context(connection, books.operator)
                    connection.execute(
                        "SELECT ledger_post('race', %s, 'CNY', %s, 'x', NULL, %s::uuid[], "
                        "%s::bigint[])",
                        [f"take{number}", NOON, [escrow, books.payable], [-6_000, 6_000]],
                    )
                won.append(number)
            except psycopg.errors.CheckViolation:
                pass

    threads = [threading.Thread(target=take, args=(number,)) for number in range(takers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(won)


def _set_context(connection: psycopg.Connection, actor: Actor) -> None:
    connection.execute(
        "SELECT set_config('alliance.tenant', %s, true), set_config('alliance.network', %s, true),"
        " set_config('alliance.operated', %s, true)",
        [str(actor.organization_id), str(actor.alliance_id), str(actor.alliance_id)],
    )


@pytest.mark.django_db(transaction=True)
def test_twenty_takers_of_one_escrow_have_one_winner(test_database, books: Books) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    with acting(books.operator):
        escrow = selectors.escrow_account(books.operator, "task", task)

    assert _race(test_database.url("app"), books, escrow, 20) == 1

    with acting(books.operator):
        assert selectors.escrow_balance("task", task) == 0
        assert ledger.balance(books.payable).posted == 6_000


@pytest.mark.django_db(transaction=True)
def test_control_without_its_floor_the_escrow_is_taken_again(
    test_database, admin_connection: psycopg.Connection, books: Books
) -> None:
    task = new_id()
    reserve(books.brand, task, 6_000)
    with acting(books.operator):
        escrow = selectors.escrow_account(books.operator, "task", task)
    admin_connection.execute(
        "UPDATE ledger_balance SET floor = NULL WHERE account_id = %s", [escrow]
    )

    assert _race(test_database.url("app"), books, escrow, 20) > 1
