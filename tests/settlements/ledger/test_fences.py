"""Nobody reads another's books: each table, each persona, with the fence up and down."""

import psycopg
import pytest
from django.db import connection

from alliance.kernel.errors import NotFound
from alliance.tenancy.context import acting
from settlements.ledger import selectors, services
from settlements.ledger.models import (
    Account,
    Balance,
    ClosedThrough,
    Entry,
    Hold,
    Tx,
    Unrolled,
)
from tests.personas import make_brand, make_operator, make_owner
from tests.settlements.ledger.attacks import TABLES
from tests.settlements.ledger.books import NOON, Books, make_books, posting
from tests.settlements.unguarded import count, look_as, without

pytestmark = pytest.mark.django_db

MODELS = (Account, Tx, Entry, Balance, Unrolled, Hold, ClosedThrough)


@pytest.fixture
def books() -> Books:
    """At least one row in every table of the books."""
    made = make_books()
    made.fund(1_000)
    with acting(made.operator):
        services.post(
            **posting(
                "fee", (made.wallet, -10), (made.payable, 7), (made.fee, 3), narrative="金丝雀"
            )
        )
        services.place_hold(account_id=made.wallet, key="h", amount_minor=5)
        services.close_through(through=NOON.replace(year=2020))
    return made


def rows() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def test_the_operator_sees_every_table(books: Books) -> None:
    with acting(books.operator):
        assert all(rows().values()), rows()


def test_without_a_context_there_are_no_books(books: Books) -> None:
    assert not any(rows().values())


def test_another_alliance_sees_nothing(books: Books) -> None:
    stranger = make_operator()
    with acting(stranger):
        assert not any(rows().values())


def test_a_stranger_in_the_alliance_sees_only_the_closed_period(books: Books) -> None:
    stranger = make_brand(books.operator)
    with acting(stranger):
        seen = {name for name, number in rows().items() if number}
    assert seen == {"ClosedThrough"}


def test_a_party_sees_its_own_legs_of_a_shared_transaction(books: Books) -> None:
    with acting(books.owner):
        assert Tx.objects.get().narrative == "金丝雀"
        assert [entry.amount for entry in Entry.objects.all()] == [7]
        shown = selectors.transactions(books.owner).get()
        assert [entry.account_id for entry in selectors.legs_of(shown)] == [books.payable]


def test_an_owner_cannot_hold_somebody_elses_money(books: Books) -> None:
    stranger = make_owner(books.operator)
    with acting(stranger), pytest.raises(NotFound):
        services.place_hold(account_id=books.wallet, key="theft", amount_minor=1)


def test_every_table_forces_its_fence(books: Books) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) "
            "AND relrowsecurity AND relforcerowsecurity AND relowner = 'tangmeng_ledger'::regrole",
            [[f"ledger_{table}" for table in TABLES]],
        )
        assert len(cursor.fetchall()) == len(TABLES)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", [table for table in TABLES if table != "closed_through"])
def test_control_with_an_open_policy_a_stranger_reads(
    books: Books, admin_connection: psycopg.Connection, table: str
) -> None:
    stranger = make_brand(books.operator)
    query = f"SELECT count(*) FROM ledger_{table}"
    with without(admin_connection) as closed:
        look_as(closed, stranger)
        assert count(closed, query) == 0
    with without(
        admin_connection, f"ALTER POLICY ledger_{table}_fence ON ledger_{table} USING (true)"
    ) as opened:
        look_as(opened, stranger)
        assert count(opened, query) > 0
