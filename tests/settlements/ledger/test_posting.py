"""Posting moves money once, between the accounts it may touch, and says what it refuses."""

from datetime import timedelta

import pytest
from django.db import connection

from alliance.kernel.errors import NotFound
from alliance.tenancy.context import acting
from settlements.ledger import selectors, services
from settlements.ledger.refusals import (
    AlreadyReversed,
    InsufficientFunds,
    KeyConflict,
    MalformedPosting,
    PeriodClosed,
    Unbalanced,
)
from settlements.ledger.states import AccountKind
from settlements.ledger.types import Draft
from tests.personas import make_brand, make_operator
from tests.settlements.ledger.books import NOON, Books, draft, make_books, open_account, posting

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    return make_books()


def judge() -> None:
    """Fire what would fire at COMMIT."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_a_posting_moves_both_balances(books: Books) -> None:
    posted = books.fund(50_000)

    with acting(books.operator):
        judge()
        assert posted.replayed is False
        assert selectors.balance(books.wallet).posted == 50_000
        assert selectors.balance(books.external).posted == -50_000


def test_the_same_key_answers_with_the_first_posting(books: Books) -> None:
    first = books.fund(50_000)
    again = books.fund(50_000)

    assert (again.tx_id, again.replayed) == (first.tx_id, True)
    with acting(books.brand):
        assert selectors.balance(books.wallet).posted == 50_000


def test_a_retry_may_list_its_legs_otherwise_and_carry_a_later_clock(books: Books) -> None:
    first = books.fund(100)
    with acting(books.operator):
        again = services.post(
            **posting(
                "fund", (books.wallet, 100), (books.external, -100), at=NOON + timedelta(hours=1)
            )
        )
    assert again.tx_id == first.tx_id


def test_the_same_key_with_another_body_conflicts(books: Books) -> None:
    books.fund(50_000)
    with pytest.raises(KeyConflict):
        books.fund(50_001)
    with acting(books.brand):
        assert selectors.balance(books.wallet).posted == 50_000


def test_a_wallet_is_never_overdrawn(books: Books) -> None:
    books.fund(100)
    with acting(books.brand):
        with pytest.raises(InsufficientFunds):
            services.post(**posting("spend", (books.wallet, -101), (books.escrow, 101)))
        assert selectors.balance(books.wallet).posted == 100
        assert selectors.balance(books.escrow).posted == 0


def test_an_unbalanced_posting_is_refused_when_it_commits(books: Books) -> None:
    books.fund(100)
    with pytest.raises(Unbalanced), acting(books.brand):
        services.post(**posting("odd", (books.wallet, -100), (books.escrow, 99)))
        with services.refusals_spoken():
            judge()


@pytest.mark.parametrize("legs", [0, 1])
def test_fewer_than_two_legs_are_refused(books: Books, legs: int) -> None:
    sides = [(books.wallet, 5)][:legs]
    with acting(books.operator), pytest.raises(MalformedPosting):
        services.post(**posting("short", *sides))


def test_an_empty_leg_is_refused(books: Books) -> None:
    with acting(books.operator), pytest.raises(MalformedPosting):
        services.post(**posting("nil", (books.wallet, 0), (books.escrow, 0)))


def test_a_brand_cannot_take_somebody_elses_money(books: Books) -> None:
    books.fund(100)
    thief = make_brand(books.operator)
    with acting(thief):
        own = open_account(thief, AccountKind.BRAND_WALLET)
        with pytest.raises(NotFound):
            services.post(**posting("theft", (books.wallet, -100), (own, 100)))
    with acting(books.brand):
        assert selectors.balance(books.wallet).posted == 100


def test_a_brand_cannot_make_money_from_the_outside(books: Books) -> None:
    with acting(books.brand), pytest.raises(NotFound):
        services.post(**posting("mint", (books.external, -100), (books.wallet, 100)))


def test_another_alliances_account_does_not_exist(books: Books) -> None:
    other = make_operator()
    with acting(other):
        foreign = open_account(other, AccountKind.EXTERNAL, floor=None)
    with acting(books.operator), pytest.raises(NotFound):
        services.post(**posting("border", (foreign, -100), (books.wallet, 100)))


def test_an_account_cannot_be_opened_in_another_alliance(books: Books) -> None:
    other = make_operator()
    with acting(books.operator), pytest.raises(NotFound):
        open_account(other, AccountKind.EXTERNAL)


def test_opening_twice_gives_the_same_account(books: Books) -> None:
    with acting(books.brand):
        assert open_account(books.brand, AccountKind.BRAND_WALLET) == books.wallet


def test_a_closed_period_refuses_earlier_postings_and_takes_later_ones(books: Books) -> None:
    with acting(books.operator):
        services.close_through(through=NOON)
        with pytest.raises(PeriodClosed), services.refusals_spoken():
            services.post(**posting("late", (books.external, -5), (books.wallet, 5)))
            judge()
        later = NOON + timedelta(microseconds=1)
        services.post(**posting("next", (books.external, -5), (books.wallet, 5), at=later))
        judge()
        assert selectors.closed_through(books.operator.alliance_id) == NOON


def test_a_closed_period_never_opens_again(books: Books) -> None:
    with acting(books.operator):
        services.close_through(through=NOON)
        assert services.close_through(through=NOON - timedelta(days=1)) == NOON


def test_only_the_operator_closes_a_period(books: Books) -> None:
    with acting(books.brand), pytest.raises(NotFound):
        services.close_through(through=NOON)


def test_a_reversal_mirrors_its_transaction_once(books: Books) -> None:
    first = books.fund(100)
    back = ((books.external, 100), (books.wallet, -100))
    with acting(books.operator):
        services.post(**posting("undo", *back, reverses=first.tx_id))
        judge()
        assert selectors.balance(books.wallet).posted == 0
        with pytest.raises(AlreadyReversed):
            services.post(
                **posting("again", (books.external, -7), (books.wallet, 7), reverses=first.tx_id)
            )


def test_a_reversal_that_does_not_mirror_is_refused(books: Books) -> None:
    first = books.fund(100)
    with acting(books.operator), pytest.raises(Unbalanced), services.refusals_spoken():
        services.post(
            **posting("half", (books.external, 50), (books.wallet, -50), reverses=first.tx_id)
        )
        judge()


def test_a_rollup_account_shows_its_balance_before_and_after_the_roll(books: Books) -> None:
    books.fund(1_000)
    with acting(books.operator):
        for number in range(3):
            services.post(**posting(f"fee{number}", (books.wallet, -10), (books.fee, 10)))
        assert selectors.balance(books.fee).posted == 30
        assert services.roll_up() == 3
        assert selectors.balance(books.fee).posted == 30
        assert services.roll_up() == 0


def test_many_transactions_post_in_one_call(books: Books) -> None:
    books.fund(1_000)
    with acting(books.operator):
        drafts = [
            draft(f"order{number}", (books.wallet, -10), (books.fee, 3), (books.payable, 7))
            for number in range(50)
        ]
        posted = services.post_many(drafts)
        judge()
        assert [answer.replayed for answer in posted] == [False] * 50
        assert selectors.balance(books.wallet).posted == 500
        assert selectors.balance(books.payable).posted == 350
        again = services.post_many([*drafts[:2], draft("new", (books.wallet, -1), (books.fee, 1))])
        assert [answer.replayed for answer in again] == [True, True, False]
        assert [answer.tx_id for answer in again[:2]] == [answer.tx_id for answer in posted[:2]]


def test_single_and_batch_posting_agree_on_what_a_body_is(books: Books) -> None:
    first = books.fund(1_000)
    with acting(books.operator):
        legs = ((books.wallet, 1_000), (books.external, -1_000))
        assert services.post_many([draft("fund", *legs)])[0].tx_id == first.tx_id
        with pytest.raises(KeyConflict):
            services.post_many([draft("fund", (books.wallet, 999), (books.external, -999))])


def test_a_batch_posts_all_or_nothing(books: Books) -> None:
    books.fund(15)
    good = draft("good", (books.wallet, -10), (books.escrow, 10))
    bad = draft("bad", (books.wallet, -10), (books.escrow, 10))
    with acting(books.brand):
        with pytest.raises(InsufficientFunds):
            services.post_many([good, bad])
        assert selectors.balance(books.wallet).posted == 15


def test_a_key_twice_in_one_batch_is_posted_once(books: Books) -> None:
    books.fund(15)
    once: Draft = draft("once", (books.wallet, -10), (books.escrow, 10))
    with acting(books.brand):
        first, second = services.post_many([once, once])
        assert first.tx_id == second.tx_id
        assert selectors.balance(books.wallet).posted == 5


def test_the_trial_balance_is_recomputed_from_every_entry(books: Books) -> None:
    books.fund(1_000)
    with acting(books.operator):
        services.post(**posting("fee", (books.wallet, -10), (books.fee, 10)))
        trial = selectors.trial_balance(books.operator.alliance_id)
    assert trial.balanced
    assert (trial.transactions, trial.entries) == (2, 4)
    totals = {line.kind: line.entries_minor for line in trial.lines}
    assert totals == {
        "brand_wallet": 990,
        "escrow": 0,
        "external": -1_000,
        "payable": 0,
        "platform_fee": 10,
    }
