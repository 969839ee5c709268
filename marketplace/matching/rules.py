"""The score of a listing for a task, part by part, and what rules a pair out.

Pure. The formulas, their sources and worked examples stand in docs/algorithms/match.md.
"""

from collections.abc import Iterator, Mapping
from math import prod, sqrt

from alliance.kernel.vocabulary import PricingModel
from marketplace.matching.types import Contribution, Needs, Score, Supply

AUDIENCE, PRICE, PERFORMANCE, EVIDENCE, CAPACITY, CATEGORY = 400, 200, 150, 100, 80, 70
"""The most each part can give; together 1000."""

FULL_BP = 10_000

CONFIDENCE_Z = 1.0
"""Standard normal quantile of the Wilson bound: one-sided 84 %."""

CHEAP, DEAR = 0.8, 1.5
"""Asked ÷ offered: full points up to CHEAP, none from DEAR on."""

PRIOR_WEIGHT = 8
"""How many average deals an owner without a past is credited with."""

DIMENSIONS = (("region", "regions"), ("gender", "genders"), ("age", "age_bands"))
"""Dimension of a profile, and the field of the targeting that asks for it."""


def score(needs: Needs, supply: Supply, *, prior_bp: int) -> Score:
    """Return the explained score. ``prior_bp`` is the alliance's mean delivery rate."""
    return Score(
        (
            _audience(needs, supply),
            _price(needs, supply),
            _performance(supply, prior_bp),
            _evidence(supply),
            _capacity(supply),
            _category(needs, supply),
        )
    )


def blockers(needs: Needs, supply: Supply) -> Iterator[str]:
    """Yield the code of every hard requirement that the listing fails."""
    wanted = needs.targeting
    if wanted.carriers and supply.carrier not in wanted.carriers:
        yield "carrier_not_wanted"
    if supply.members < wanted.min_members:
        yield "too_few_members"
    if supply.level < max(wanted.min_evidence_level, needs.required_level):
        yield "evidence_too_weak"
    if supply.category in needs.forbidden_categories:
        yield "category_forbidden"


def wilson_lower(share: float, sample: int, z: float = CONFIDENCE_Z) -> float:
    """Return the lower end of Wilson's score interval for a share seen in ``sample`` people."""
    if sample <= 0:
        return 0.0
    spread = z * sqrt(share * (1 - share) / sample + z * z / (4 * sample * sample))
    return max(0.0, (share + z * z / (2 * sample) - spread) / (1 + z * z / sample))


def mean_delivery_bp(delivered: int, failed: int) -> int:
    """Return the alliance's mean delivery rate, itself drawn toward 80 % while deals are few."""
    return (delivered + 16) * FULL_BP // (delivered + failed + 20)


def _audience(needs: Needs, supply: Supply) -> Contribution:
    asked = {
        dimension: getattr(needs.targeting, chosen)
        for dimension, chosen in DIMENSIONS
        if getattr(needs.targeting, chosen)
    }
    if not asked:
        return Contribution("audience_fit", AUDIENCE, AUDIENCE, "no_targeting")
    if not supply.shares:
        return Contribution("audience_fit", 0, AUDIENCE, "no_profile")
    shares = {name: _matched_bp(supply.shares.get(name, {}), keys) for name, keys in asked.items()}
    bounds = [wilson_lower(share / FULL_BP, supply.sample_size) for share in shares.values()]
    fit = prod(bounds) ** (1 / len(bounds))
    params = {f"{name}_percent": share // 100 for name, share in shares.items()}
    params["sample_size"] = supply.sample_size
    return Contribution("audience_fit", _points(AUDIENCE, fit), AUDIENCE, "matched_shares", params)


def _matched_bp(groups: Mapping[str, int], wanted: tuple[str, ...]) -> int:
    return min(FULL_BP, sum(groups.get(key, 0) for key in wanted))


def _price(needs: Needs, supply: Supply) -> Contribution:
    is_rate = needs.model == PricingModel.CPS
    asked = supply.rate_bp if is_rate else supply.price_minor
    offered = needs.rate_bp if is_rate else needs.bid_minor
    if asked is None or not offered:
        return Contribution("price_fit", 0, PRICE, "no_price_for_model", {"model": needs.model})
    ratio = asked / offered
    fit = (DEAR - ratio) / (DEAR - CHEAP)
    params = {"asked": asked, "offered": offered, "is_rate": is_rate}
    reason = "within_bid" if asked <= offered else "above_bid"
    return Contribution("price_fit", _points(PRICE, fit), PRICE, reason, params)


def _performance(supply: Supply, prior_bp: int) -> Contribution:
    seen = supply.delivered + supply.failed
    mean_bp = (supply.delivered * FULL_BP + PRIOR_WEIGHT * prior_bp) // (seen + PRIOR_WEIGHT)
    params = {
        "delivered": supply.delivered,
        "failed": supply.failed,
        "rate_percent": mean_bp // 100,
    }
    reason = "past_deals" if seen else "no_past_deals"
    points = PERFORMANCE * mean_bp // FULL_BP
    return Contribution("past_performance", points, PERFORMANCE, reason, params)


def _evidence(supply: Supply) -> Contribution:
    by_level = EVIDENCE * 6 * supply.level // 40
    by_age = EVIDENCE * 4 * supply.freshness_bp // (10 * FULL_BP) if supply.level else 0
    params = {"level": supply.level, "freshness_percent": supply.freshness_bp // 100}
    return Contribution("evidence", by_level + by_age, EVIDENCE, "evidence_level", params)


def _capacity(supply: Supply) -> Contribution:
    free = max(0, supply.weekly_capacity - supply.live)
    points = CAPACITY * free // max(1, supply.weekly_capacity)
    params = {"free": free, "weekly": supply.weekly_capacity}
    return Contribution("capacity", points, CAPACITY, "free_capacity", params)


def _category(needs: Needs, supply: Supply) -> Contribution:
    params = {"category": supply.category}
    if supply.category == needs.category:
        return Contribution("category", CATEGORY, CATEGORY, "same_category", params)
    if supply.category in needs.targeting.categories:
        return Contribution("category", CATEGORY, CATEGORY, "wanted_category", params)
    if needs.targeting.categories:
        return Contribution("category", 0, CATEGORY, "unwanted_category", params)
    return Contribution("category", CATEGORY // 2, CATEGORY, "other_category", params)


def _points(most: int, fit: float) -> int:
    """Return whole points, rounded down; the added billionth undoes binary fractions only."""
    return int(most * min(1.0, max(0.0, fit)) + 1e-9)
