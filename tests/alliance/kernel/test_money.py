"""Parts equal the whole; rounding has one direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance.kernel.money import Money, largest_remainder, share_bp


@given(
    st.integers(-(10**15), 10**15),
    st.lists(st.integers(0, 10**9), min_size=1, max_size=20).filter(lambda w: sum(w) > 0),
)
def test_parts_equal_the_whole_and_stand_within_a_unit(total: int, weights: list[int]) -> None:
    parts = largest_remainder(total, weights)

    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)


def test_the_unit_left_over_goes_to_the_largest_remainder() -> None:
    assert largest_remainder(100, [1, 1, 1]) == [34, 33, 33]
    assert largest_remainder(-100, [1, 1, 1]) == [-34, -33, -33]
    assert largest_remainder(10, [1, 2]) == [3, 7]


@pytest.mark.parametrize("weights", [[], [0, 0], [-1, 2]])
def test_weights_that_divide_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        largest_remainder(1, weights)


def test_a_share_is_rounded_toward_zero() -> None:
    assert share_bp(9_999, 1_250) == 1_249
    assert share_bp(-9_999, 1_250) == -1_249


def test_two_currencies_never_mix() -> None:
    assert Money(1) + Money(2) - Money(3) == Money(0)
    with pytest.raises(ValueError, match="cannot combine"):
        _ = Money(1) + Money(1, "USD")
