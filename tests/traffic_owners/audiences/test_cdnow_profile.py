"""The profile of a real shop's customers, against a reading of the raw file."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from alliance.tenancy.context import acting
from tests.personas import NOW, make_operator, make_owner
from tests.traffic_owners.crm.makers import checked, draft, ran
from tests.traffic_owners.crm.test_cdnow import CDNOW, ROWS
from traffic_owners.audiences import services
from traffic_owners.crm.states import ImportKind


@pytest.mark.django_db(transaction=True)
def test_tiers_and_frequencies_are_those_of_the_file() -> None:
    owner = make_owner(make_operator())
    imported = draft(owner, CDNOW.read_bytes(), ImportKind.PURCHASES)
    ran(owner, checked(owner, imported, currency="USD"))

    with acting(owner):
        profile = services.compute_profile(owner, name="CDNOW", now=NOW)

    spent: dict[str, int] = defaultdict(int)
    days: dict[str, set[str]] = defaultdict(set)
    for customer, _, day, _, amount in ROWS:
        spent[customer] += int(Decimal(amount) * 100)
        days[customer].add(day)
    assert (profile.size, profile.currency) == (2357, "USD")
    assert counts(profile, "spending") == merged(Counter(map(tier, spent.values())))
    assert counts(profile, "frequency") == merged(
        Counter(frequency(len(found)) for found in days.values())
    )
    assert sum(group["share_bp"] for group in profile.distributions["spending"]) == 10_000


def counts(profile, dimension: str) -> dict[str, int]:  # type: ignore[no-untyped-def]
    return {group["key"]: group["count"] for group in profile.distributions[dimension]}


def merged(groups: Counter[str]) -> dict[str, int]:
    """The rule of ten, said once more: small groups and, if need be, the next one are 'others'."""
    small = {key: n for key, n in groups.items() if n < 10}
    if not small:
        return dict(groups)
    kept = {key: n for key, n in groups.items() if n >= 10}
    if sum(small.values()) < 10:
        least = min(kept, key=lambda key: kept[key])
        small[least] = kept.pop(least)
    return {**kept, "others": sum(small.values())}


def tier(cents: int) -> str:
    if cents == 0:
        return "none"
    return (
        "low"
        if cents < 3_000
        else "middle"
        if cents < 15_000
        else ("high" if cents < 70_000 else "top")
    )


def frequency(days: int) -> str:
    return "once" if days == 1 else "2_3" if days < 4 else "4_9" if days < 10 else "10_plus"
