"""Splits: worked examples, what a valid tree is, and 100,000 random trees and amounts."""

import random
from uuid import UUID, uuid5

import pytest

from settlements.sharing.rules import (
    InvalidTree,
    check_tree,
    refunded_parts,
    reversal,
    split,
)
from settlements.sharing.types import Edge, Tree, standard_tree
from tests.settlements.sharing.trees import party, random_tree

CASES = 100_000


def amounts(tree: Tree, amount_minor: int) -> dict[str, int]:
    return {part.key: part.amount_minor for part in split(tree, amount_minor)}


def three_parties() -> Tree:
    return standard_tree(
        operator_id=party("platform"),
        take_rate_bp=1_000,
        owner_id=party("owner"),
        agency_id=party("agency"),
        agency_cut_bp=2_000,
    )


def level(*edges: Edge, depth: int = 1) -> Tree:
    rest = Edge(key="owner", role="owner", party_id=party("owner"), residual=True)
    return Tree(edges=(*edges, rest), referral_depth=depth)


def staff(key: str = "staff", **terms) -> Edge:
    return Edge(key=key, role="staff", party_id=party(key), **terms)


def referrer(key: str) -> Edge:
    return Edge(key=key, role="referrer", party_id=party(key), percent_bp=100)


def test_agency_takes_its_cut_of_what_the_platform_leaves() -> None:
    assert amounts(three_parties(), 10_000) == {"platform": 1_000, "agency": 1_800, "owner": 7_200}


def test_cents_go_to_the_largest_remainder() -> None:
    assert amounts(three_parties(), 99) == {"platform": 10, "agency": 18, "owner": 71}
    assert amounts(three_parties(), 1) == {"platform": 0, "agency": 0, "owner": 1}


def test_residual_bears_floor_and_cap() -> None:
    tree = level(staff(percent_bp=1_000, floor_minor=500, cap_minor=900))
    assert amounts(tree, 1_000) == {"staff": 500, "owner": 500}
    assert amounts(tree, 7_000) == {"staff": 700, "owner": 6_300}
    assert amounts(tree, 20_000) == {"staff": 900, "owner": 19_100}


def test_fixed_amounts_share_what_there_is_when_it_is_too_little() -> None:
    tree = level(staff("one", fixed_minor=300), staff("two", fixed_minor=100))
    assert amounts(tree, 1_000) == {"one": 300, "two": 100, "owner": 600}
    assert amounts(tree, 200) == {"one": 150, "two": 50, "owner": 0}


def test_nothing_splits_into_nothing_and_less_is_refused() -> None:
    assert set(amounts(three_parties(), 0).values()) == {0}
    with pytest.raises(ValueError, match="never negative"):
        split(three_parties(), -1)


def test_refunds_in_steps_equal_one_refund() -> None:
    tree, already = three_parties(), dict.fromkeys(("platform", "agency", "owner"), 0)
    for refunded in (1, 33, 34, 67, 99):
        for key, delta in reversal(tree, 99, refunded, already).items():
            already[key] += delta
        assert already == refunded_parts(tree, 99, refunded)
    assert already == amounts(tree, 99)


def test_partial_refund_takes_no_more_than_an_edge_received() -> None:
    tree = level(staff(fixed_minor=300))
    assert refunded_parts(tree, 1_000, 500) == {"staff": 300, "owner": 200}
    capped = level(staff(percent_bp=5_000, floor_minor=0, cap_minor=100))
    assert refunded_parts(capped, 1_000, 400) == {"staff": 100, "owner": 300}


def test_refund_beyond_the_commission_is_refused() -> None:
    with pytest.raises(ValueError, match="whole commission"):
        refunded_parts(three_parties(), 100, 101)


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(Tree(edges=(staff(percent_bp=10_000),)), id="no residual"),
        pytest.param(level(staff(residual=True)), id="two residuals"),
        pytest.param(level(staff(percent_bp=10_001)), id="over 100 %"),
        pytest.param(
            level(staff("a", percent_bp=6_000), staff("b", percent_bp=6_000)), id="sum over 100 %"
        ),
        pytest.param(level(staff(percent_bp=-1)), id="negative percentage"),
        pytest.param(level(staff(fixed_minor=-1)), id="negative amount"),
        pytest.param(level(staff(fixed_minor=5, percent_bp=5)), id="two ways at once"),
        pytest.param(level(staff()), id="no way at all"),
        pytest.param(level(staff(fixed_minor=5, cap_minor=5)), id="cap on a fixed amount"),
        pytest.param(level(staff(percent_bp=5, floor_minor=9, cap_minor=5)), id="floor above cap"),
        pytest.param(level(staff("owner", percent_bp=5)), id="key twice"),
        pytest.param(level(Edge(key="x", role="staff", percent_bp=5)), id="no party"),
        pytest.param(
            level(Edge(key="x", role="king", party_id=party("x"), percent_bp=5)), id="role"
        ),
        pytest.param(
            level(Edge(key="x", role="staff", percent_bp=5, children=(staff(residual=True),))),
            id="children without a group",
        ),
        pytest.param(level(referrer("r1"), referrer("r2")), id="deeper than agreed"),
        pytest.param(
            level(referrer("r1"), referrer("r2"), referrer("r3"), depth=3), id="three levels"
        ),
        pytest.param(
            level(referrer("r1"), referrer("r2"), referrer("r3"), depth=2), id="three referrers"
        ),
    ],
)
def test_invalid_tree_is_refused(tree: Tree) -> None:
    with pytest.raises(InvalidTree):
        check_tree(tree)


def test_valid_twins_of_the_refused_trees_pass() -> None:
    check_tree(three_parties())
    check_tree(level(referrer("r1")))
    check_tree(level(referrer("r1"), referrer("r2"), depth=2))
    check_tree(level(staff(percent_bp=10_000, floor_minor=5, cap_minor=5)))


def test_tree_survives_json() -> None:
    seeded = random.Random(7)
    for _ in range(200):
        tree = random_tree(seeded)
        assert Tree.from_json(tree.as_json()) == tree


def test_parts_equal_the_whole_over_random_trees() -> None:
    seeded = random.Random(20251001)
    for _ in range(CASES):
        tree, amount = (
            random_tree(seeded),
            seeded.choice((seeded.randrange(200), seeded.randrange(10**9))),
        )
        parts = [part.amount_minor for part in split(tree, amount)]
        assert sum(parts) == amount
        assert min(parts) >= 0


def test_each_percentage_is_within_one_cent_of_its_exact_share() -> None:
    seeded = random.Random(41)
    for _ in range(CASES // 10):
        shares = [seeded.randrange(2_500) for _ in range(4)]
        edges = (staff(f"s{number}", percent_bp=bp) for number, bp in enumerate(shares))
        tree, amount = level(*edges), seeded.randrange(10**7)
        parts = [part.amount_minor for part in split(tree, amount)]
        exact = [*shares, 10_000 - sum(shares)]
        for part, bp in zip(parts, exact, strict=True):
            assert abs(part * 10_000 - amount * bp) < 10_000


def test_refunds_stay_within_every_edge_over_random_trees() -> None:
    seeded = random.Random(99)
    for _ in range(CASES // 10):
        tree, commission = random_tree(seeded), seeded.randrange(1, 10**6)
        received = amounts(tree, commission)
        refunded = seeded.randrange(commission + 1)
        taken = refunded_parts(tree, commission, refunded)
        assert sum(taken.values()) == refunded
        assert all(0 <= taken[key] <= received[key] for key in received)
        assert refunded_parts(tree, commission, commission) == received


def test_flooring_alone_would_lose_cents() -> None:
    """The control: without the largest remainder the parts no longer equal the whole."""
    seeded, lost = random.Random(3), 0
    for _ in range(1_000):
        amount, shares = seeded.randrange(10**6), [3_333, 3_333, 3_334]
        lost += amount != sum(amount * bp // 10_000 for bp in shares)
    assert lost > 0


def test_party_ids_are_kept() -> None:
    parts = split(three_parties(), 100)
    assert [part.party_id for part in parts] == [party("platform"), party("agency"), party("owner")]
    assert isinstance(parts[0].party_id, UUID)
    assert uuid5(parts[0].party_id, "x") != parts[1].party_id
