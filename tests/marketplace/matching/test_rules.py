"""The score without a database: parts add up, each formula at its corners, hard requirements."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advertisers.tasks.types import Targeting
from alliance.kernel.vocabulary import Carrier, Category, PricingModel
from marketplace.matching.rules import blockers, mean_delivery_bp, score, wilson_lower
from marketplace.matching.types import Needs, Supply

NEEDS = Needs(
    category=Category.FOOD,
    model=PricingModel.CPS,
    rate_bp=2_000,
    targeting=Targeting(regions=("GD", "FJ"), genders=("female",)),
)
SUPPLY = Supply(
    category=Category.FOOD,
    carrier=Carrier.WECHAT_GROUP,
    members=4_800,
    sample_size=4_000,
    shares={"region": {"GD": 4_000, "FJ": 1_000}, "gender": {"female": 7_200}},
    rate_bp=1_800,
    level=1,
    freshness_bp=9_000,
    weekly_capacity=5,
    live=1,
    delivered=9,
    failed=1,
)


def part(name: str, needs: Needs = NEEDS, supply: Supply = SUPPLY):
    found = score(needs, supply, prior_bp=8_000)
    return next(each for each in found.contributions if each.name == name)


def test_example_of_the_document_scores_as_written():
    found = score(NEEDS, SUPPLY, prior_bp=8_000)
    assert {each.name: each.points for each in found.contributions} == {
        "audience_fit": 236,
        "price_fit": 171,
        "past_performance": 128,
        "evidence": 51,
        "capacity": 64,
        "category": 70,
    }
    assert found.points == 720


levels = st.integers(0, 10_000)


@settings(max_examples=200, deadline=None)
@given(
    rate=st.none() | st.integers(1, 9_000),
    region=levels,
    sample=st.integers(0, 10**7),
    level=st.integers(0, 4),
    freshness=levels,
    capacity=st.integers(1, 100),
    live=st.integers(0, 200),
    delivered=st.integers(0, 10_000),
    failed=st.integers(0, 10_000),
    prior=levels,
)
def test_parts_add_up_to_the_score_within_their_bounds(
    rate, region, sample, level, freshness, capacity, live, delivered, failed, prior
):
    supply = replace(
        SUPPLY,
        rate_bp=rate,
        shares={"region": {"GD": region}, "gender": {"female": 10_000}},
        sample_size=sample,
        level=level,
        freshness_bp=freshness,
        weekly_capacity=capacity,
        live=live,
        delivered=delivered,
        failed=failed,
    )
    found = score(NEEDS, supply, prior_bp=prior)
    assert found.most == 1_000
    assert found.points == sum(each.points for each in found.contributions)
    assert all(0 <= each.points <= each.most for each in found.contributions)


def test_larger_sample_makes_the_same_share_worth_more():
    few = part("audience_fit", supply=replace(SUPPLY, sample_size=50))
    many = part("audience_fit", supply=replace(SUPPLY, sample_size=50_000))
    assert few.points < many.points


def test_audience_without_profile_earns_nothing_and_without_targeting_everything():
    assert part("audience_fit", supply=replace(SUPPLY, shares={})).reason == "no_profile"
    assert part("audience_fit", supply=replace(SUPPLY, shares={})).points == 0
    open_to_all = replace(NEEDS, targeting=Targeting())
    assert part("audience_fit", needs=open_to_all).points == 400


@pytest.mark.parametrize(
    ("asked", "points"), [(1_000, 200), (1_600, 200), (2_000, 142), (2_500, 71), (3_000, 0)]
)
def test_price_falls_from_cheap_to_dear(asked: int, points: int):
    assert part("price_fit", supply=replace(SUPPLY, rate_bp=asked)).points == points


def test_listing_without_a_price_for_the_model_says_so():
    found = part("price_fit", supply=replace(SUPPLY, rate_bp=None))
    assert (found.points, found.reason) == (0, "no_price_for_model")


def test_one_success_does_not_beat_a_long_record():
    lucky = part("past_performance", supply=replace(SUPPLY, delivered=1, failed=0))
    proven = part("past_performance", supply=replace(SUPPLY, delivered=95, failed=5))
    assert lucky.points < proven.points


def test_without_shrinkage_one_success_wins(monkeypatch: pytest.MonkeyPatch):
    """The control of the test above: no prior, and the lucky one stands first."""
    monkeypatch.setattr("marketplace.matching.rules.PRIOR_WEIGHT", 0)
    lucky = part("past_performance", supply=replace(SUPPLY, delivered=1, failed=0))
    proven = part("past_performance", supply=replace(SUPPLY, delivered=95, failed=5))
    assert lucky.points > proven.points


def test_nobody_is_scored_below_an_unknown_for_one_failure_among_many():
    unknown = part("past_performance", supply=replace(SUPPLY, delivered=0, failed=0))
    proven = part("past_performance", supply=replace(SUPPLY, delivered=95, failed=5))
    assert unknown.points < proven.points


def test_alliance_mean_is_drawn_to_eighty_percent_while_deals_are_few():
    assert mean_delivery_bp(0, 0) == 8_000
    assert mean_delivery_bp(0, 20) == 4_000
    assert mean_delivery_bp(9_600, 400) == 9_596


@pytest.mark.parametrize(
    ("needs", "supply", "code"),
    [
        ({"targeting": Targeting(carriers=(Carrier.WEIBO,))}, {}, "carrier_not_wanted"),
        ({"targeting": Targeting(min_members=4_801)}, {}, "too_few_members"),
        ({"targeting": Targeting(min_evidence_level=2)}, {}, "evidence_too_weak"),
        ({"required_level": 2}, {}, "evidence_too_weak"),
        ({"forbidden_categories": (Category.FOOD,)}, {}, "category_forbidden"),
    ],
)
def test_hard_requirement_rules_the_listing_out(needs: dict, supply: dict, code: str):
    assert list(blockers(replace(NEEDS, **needs), replace(SUPPLY, **supply))) == [code]


def test_fitting_listing_meets_no_blocker():
    assert list(blockers(NEEDS, SUPPLY)) == []


@given(share=st.floats(0, 1), sample=st.integers(1, 10**6))
def test_wilson_bound_stays_below_the_share_and_above_zero(share: float, sample: int):
    assert 0 <= wilson_lower(share, sample) <= share + 1e-12
