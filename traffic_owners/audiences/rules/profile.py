"""From raw counts to a profile that names nobody. The rules: docs/algorithms/profile.md."""

from collections.abc import Iterable, Mapping
from typing import Any

from alliance.kernel.money import largest_remainder
from alliance.kernel.vocabulary import (
    AgeBand,
    Device,
    Gender,
    PurchaseFrequency,
    SpendingTier,
)
from traffic_owners.audiences.states import Dimension
from traffic_owners.audiences.types import Group
from traffic_owners.crm.types import PeopleCounts

SMALLEST_AUDIENCE = 50
SMALLEST_GROUP = 10
OTHERS = "others"
UNKNOWN = "unknown"
FULL_BP = 10_000

# Lower limits of LOW, MIDDLE, HIGH, TOP: what one person spent in all, in minor units.
SPENDING_LIMITS = {
    "CNY": [1, 20_000, 100_000, 500_000],
    "USD": [1, 3_000, 15_000, 70_000],
}
SPENDING_TIERS = list(SpendingTier)
# Lower limits of ONCE, FEW, SEVERAL, MANY: days with a purchase.
FREQUENCY_LIMITS = [1, 2, 4, 10]
FREQUENCIES = list(PurchaseFrequency)

_AGE_LIMITS = (
    (18, AgeBand.UNDER_18),
    (25, AgeBand.FROM_18),
    (30, AgeBand.FROM_25),
    (35, AgeBand.FROM_30),
    (40, AgeBand.FROM_35),
    (50, AgeBand.FROM_40),
    (60, AgeBand.FROM_50),
)


def age_band(birth_year: int | None, year: int) -> AgeBand:
    """Return the band of the age reached in ``year``."""
    if birth_year is None:
        return AgeBand.UNKNOWN
    age = year - birth_year
    return next((band for limit, band in _AGE_LIMITS if age < limit), AgeBand.FROM_60)


def spending_limits(currency: str) -> list[int]:
    """Return the limits of the tiers in a currency; none are known for the rarer ones."""
    return SPENDING_LIMITS.get(currency, [1])


def distributions(counts: PeopleCounts, *, year: int) -> dict[Dimension, list[Group]]:
    """Return every dimension's groups, largest first, with small groups merged into ``others``."""
    ages = _summed((age_band(born, year), n) for born, n in counts.by_birth_year.items())
    raw: dict[Dimension, Mapping[str, int]] = {
        Dimension.REGION: {code or UNKNOWN: n for code, n in counts.by_province.items()},
        Dimension.GENDER: _summed((Gender(key), n) for key, n in counts.by_gender.items()),
        Dimension.AGE: ages,
        Dimension.INTEREST: dict(counts.by_interest),
        Dimension.DEVICE: _summed((Device(key), n) for key, n in counts.by_device.items()),
        Dimension.SPENDING: _bucketed(counts.by_spending, counts.size, SPENDING_TIERS),
        Dimension.FREQUENCY: _bucketed(counts.by_frequency, counts.size, FREQUENCIES),
    }
    return {dimension: shares(suppressed(groups)) for dimension, groups in raw.items()}


def _summed(pairs: Iterable[tuple[Any, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for key, n in pairs:
        totals[str(key.value)] = totals.get(str(key.value), 0) + n
    return totals


def _bucketed(buckets: Mapping[Any, int], size: int, names: list[Any]) -> dict[str, int]:
    """Name the buckets; whoever bought nothing in this currency stands in the first."""
    named = {names[bucket].value: n for bucket, n in buckets.items()}
    first = names[0].value
    named[first] = named.get(first, 0) + size - sum(buckets.values())
    return named


def suppressed(groups: Mapping[str, int], minimum: int = SMALLEST_GROUP) -> dict[str, int]:
    """Return ``groups`` with all small ones merged into ``others``, itself never small.

    One hidden group would be found by subtracting the shown ones from the total, so ``others``
    takes in the next smallest group until it holds at least ``minimum`` people. The total is kept;
    when all groups together are too few, nothing is shown.
    """
    descending = sorted(
        ((n, key) for key, n in groups.items() if n > 0 and key != OTHERS), reverse=True
    )
    shown = {key: n for n, key in descending if n >= minimum}
    hidden = sum(n for n, _ in descending if n < minimum) + groups.get(OTHERS, 0)
    while 0 < hidden < minimum and shown:
        smallest = min(shown, key=lambda key: (shown[key], key))
        hidden += shown.pop(smallest)
    if 0 < hidden < minimum:
        return {}
    return {**shown, OTHERS: hidden} if hidden else shown


def shares(groups: Mapping[str, int]) -> list[Group]:
    """Return groups with shares in basis points that add up to 10,000; largest first."""
    if not groups:
        return []
    ordered = sorted(groups.items(), key=lambda item: (item[0] == OTHERS, -item[1], item[0]))
    parts = largest_remainder(FULL_BP, [n for _, n in ordered])
    return [Group(key, n, part) for (key, n), part in zip(ordered, parts, strict=True)]
