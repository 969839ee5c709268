"""Which touch is credited, and what a refund takes back."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alliance.kernel.ids import new_id
from marketplace.attribution.rules import last_touch, refunded_share
from marketplace.attribution.states import Reason, Rule
from marketplace.attribution.types import Candidate

ORDERED = datetime(2026, 11, 2, 12, tzinfo=UTC)
WINDOW = timedelta(days=7)


def click(age: timedelta, **given: object) -> Candidate:
    given.setdefault("deal_id", new_id())
    return Candidate(touched_at=ORDERED - age, click_id=new_id(), link_id=new_id(), **given)  # type: ignore[arg-type]


def decide(*candidates: Candidate):  # type: ignore[no-untyped-def]
    return last_touch(candidates, ordered_at=ORDERED, window=WINDOW)


def test_the_last_valid_click_inside_the_window_is_credited() -> None:
    early, late = click(timedelta(days=3)), click(timedelta(hours=1))

    decision = decide(early, late)

    assert (decision.credited, decision.rule) == (late, Rule.LAST_TOUCH)
    assert [touch["reason"] for touch in decision.considered] == [0, 0]


def test_both_ends_of_the_window_count() -> None:
    assert decide(click(WINDOW)).credited is not None
    assert decide(click(timedelta(0))).credited is not None
    assert decide(click(WINDOW + timedelta(microseconds=1))).reason is Reason.OUTSIDE_WINDOW
    assert decide(click(timedelta(microseconds=-1))).reason is Reason.OUTSIDE_WINDOW


def test_a_coupon_comes_before_any_click() -> None:
    coupon = Candidate(deal_id=new_id(), touched_at=ORDERED, is_coupon=True, link_id=new_id())

    decision = decide(coupon, click(timedelta(seconds=1)))

    assert (decision.credited, decision.rule) == (coupon, Rule.COUPON)


def test_a_bot_is_passed_over_for_an_earlier_person() -> None:
    person = click(timedelta(days=2))
    bot = click(timedelta(hours=1), is_valid=False, is_declared_bot=True)

    decision = decide(person, bot)

    assert decision.credited is person
    assert [touch["reason"] for touch in decision.considered] == [0, Reason.DECLARED_BOT]


def test_the_most_telling_reason_is_given() -> None:
    bot = click(timedelta(hours=1), is_valid=False, is_declared_bot=True)
    invalid = click(timedelta(hours=1), is_valid=False)
    stale, ended = click(timedelta(days=30)), click(timedelta(hours=1), deal_id=None)

    assert decide(stale, ended, invalid, bot).reason is Reason.DECLARED_BOT
    assert decide(stale, ended, invalid).reason is Reason.INVALID_CLICK
    assert decide(stale, ended).reason is Reason.OUTSIDE_WINDOW
    assert decide(ended).reason is Reason.DEAL_NOT_LIVE
    assert decide().reason is Reason.NO_TOUCH


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
def test_refunds_take_back_in_proportion_and_in_the_end_all(
    commission: int, refunds: list[int]
) -> None:
    amount, so_far, taken = sum(refunds), 0, [0]
    for refund in refunds:
        so_far += refund
        taken.append(refunded_share(commission, amount, so_far))

    assert taken == sorted(taken)
    assert taken[-1] == commission
