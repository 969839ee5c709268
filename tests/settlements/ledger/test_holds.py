"""Held money is neither spent nor lost, and is captured once."""

from datetime import timedelta

import pytest

from alliance.tenancy.context import acting
from settlements.ledger import selectors, services
from settlements.ledger.refusals import InsufficientFunds, KeyConflict
from settlements.ledger.types import Balance
from tests.settlements.ledger.books import NOON, Books, make_books, posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    made = make_books()
    made.fund(100)
    return made


def balance(books: Books) -> Balance:
    with acting(books.operator):
        return selectors.balance(books.wallet)


def hold(books: Books, amount: int = 60, key: str = "h", **given: object):  # type: ignore[no-untyped-def]
    with acting(books.brand):
        return services.place_hold(
            account_id=books.wallet,
            key=key,
            amount_minor=amount,
            **given,  # type: ignore[arg-type]
        )


def capture(books: Books, hold_id, amount: int, key: str = "c"):  # type: ignore[no-untyped-def]
    given = posting(key, (books.wallet, -amount), (books.escrow, amount))
    with acting(books.brand):
        return services.capture_hold(hold_id=hold_id, **given)


def test_a_hold_sets_money_aside(books: Books) -> None:
    hold(books)
    assert balance(books) == Balance(posted=100, held=60)
    assert balance(books).available == 40


def test_held_money_cannot_be_spent(books: Books) -> None:
    hold(books)
    with acting(books.brand), pytest.raises(InsufficientFunds):
        services.post(**posting("spend", (books.wallet, -41), (books.escrow, 41)))


def test_more_than_is_free_cannot_be_held(books: Books) -> None:
    hold(books)
    with pytest.raises(InsufficientFunds):
        hold(books, 41, "second")
    assert balance(books).held == 60


def test_an_account_without_a_floor_cannot_be_held_below_zero(books: Books) -> None:
    with acting(books.operator), pytest.raises(InsufficientFunds):
        services.place_hold(account_id=books.payable, key="h", amount_minor=1)


def test_the_same_key_is_the_same_hold(books: Books) -> None:
    assert hold(books) == hold(books)
    assert balance(books).held == 60
    with pytest.raises(KeyConflict):
        hold(books, 61)


def test_releasing_frees_the_rest_once(books: Books) -> None:
    placed = hold(books)
    with acting(books.brand):
        assert services.release_hold(hold_id=placed) == 60
        assert services.release_hold(hold_id=placed) == 0
    assert balance(books).available == 100


def test_capturing_posts_once(books: Books) -> None:
    placed = hold(books)
    first, again = capture(books, placed, 60), capture(books, placed, 60)
    assert (again.tx_id, again.replayed) == (first.tx_id, True)
    assert balance(books) == Balance(posted=40, held=0)


def test_part_of_a_hold_may_be_captured(books: Books) -> None:
    capture(books, hold(books), 25)
    assert balance(books) == Balance(posted=75, held=35)


def test_a_hold_does_not_cover_more_than_itself(books: Books) -> None:
    placed = hold(books)
    with pytest.raises(InsufficientFunds):
        capture(books, placed, 61)
    assert balance(books) == Balance(posted=100, held=60)


def test_a_released_hold_captures_nothing(books: Books) -> None:
    placed = hold(books)
    with acting(books.brand):
        services.release_hold(hold_id=placed)
    with pytest.raises(InsufficientFunds):
        capture(books, placed, 1)


def test_a_hold_that_expired_is_released_by_upkeep(books: Books) -> None:
    hold(books, expires_at=NOON)
    hold(books, 10, "later", expires_at=NOON + timedelta(days=1))
    with acting(books.operator):
        assert services.release_expired_holds(now=NOON) == 1
    assert balance(books).held == 10
