"""Evidence sinks with age, profiles protect the few, search terms work in Chinese."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traffic_owners.audiences.rules.evidence import HOLDS_DAYS, grade, oldest_for
from traffic_owners.audiences.rules.profile import (
    OTHERS,
    SMALLEST_GROUP,
    age_band,
    distributions,
    shares,
    spending_limits,
    suppressed,
)
from traffic_owners.audiences.rules.terms import grams, listing_terms, query_grams
from traffic_owners.audiences.states import Dimension, EvidenceLevel
from traffic_owners.crm.types import PeopleCounts

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("proven", "days", "stands_at"),
    [
        (0, 0, 0),
        (1, 0, 1),
        (1, 364.9, 1),
        (1, 365, 0),
        (2, 119, 2),
        (2, 120, 1),
        (2, 120 + 365, 0),
        (4, 179, 4),
        (4, 180, 3),
        (4, 180 + 90, 2),
        (4, 180 + 90 + 120, 1),
        (4, 180 + 90 + 120 + 365, 0),
    ],
)
def test_a_level_holds_for_its_days_then_counts_one_less(
    proven: int, days: float, stands_at: int
) -> None:
    assert grade(proven, ago(days), NOW).level == stands_at


def test_freshness_falls_in_a_straight_line_and_the_next_fall_is_named() -> None:
    found = grade(1, ago(73), NOW)

    assert (found.freshness_bp, found.age_days) == (8_000, 73)
    assert found.falls_at == ago(73) + timedelta(days=365)


@given(st.integers(0, 4), st.integers(0, 2_000), st.integers(1, 4))
def test_the_database_filter_says_the_same_as_the_rule(proven: int, days: int, wanted: int) -> None:
    stands = grade(proven, ago(days), NOW).level >= wanted
    found = proven >= wanted and ago(days) > oldest_for(wanted, proven, NOW)

    assert stands == found


@given(st.integers(1, 4), st.integers(0, 1_000), st.integers(0, 1_000))
def test_evidence_never_improves_with_age(proven: int, early: int, more: int) -> None:
    assert grade(proven, ago(early + more), NOW).level <= grade(proven, ago(early), NOW).level


def test_every_level_above_a_claim_has_its_days() -> None:
    assert set(HOLDS_DAYS) == set(EvidenceLevel) - {EvidenceLevel.CLAIMED}


GROUPS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 60))


@given(GROUPS)
def test_no_small_group_is_ever_shown_and_the_total_is_kept(groups: dict[str, int]) -> None:
    shown = suppressed(groups)

    assert all(n >= SMALLEST_GROUP for n in shown.values())
    assert sum(shown.values()) in (sum(groups.values()), 0)


@given(GROUPS)
def test_a_hidden_group_cannot_be_found_by_subtraction(groups: dict[str, int]) -> None:
    shown = suppressed(groups)
    hidden = [n for key, n in groups.items() if n and key not in shown]

    if shown and hidden:
        assert shown[OTHERS] == sum(hidden) >= SMALLEST_GROUP


def test_control_plain_suppression_gives_a_single_small_group_away() -> None:
    """Twin: dropping small groups alone leaves total − shown = the group of three."""
    groups = {"GD": 50, "SH": 30, "XZ": 3}
    naive = {key: n for key, n in groups.items() if n >= SMALLEST_GROUP}

    assert sum(groups.values()) - sum(naive.values()) == 3
    assert suppressed(groups) == {"GD": 50, OTHERS: 33}


@given(GROUPS)
def test_shares_add_up_to_the_whole(groups: dict[str, int]) -> None:
    found = shares(suppressed(groups))

    assert sum(group.share_bp for group in found) in (10_000, 0)
    assert [g.count for g in found if g.key != OTHERS] == sorted(
        (g.count for g in found if g.key != OTHERS), reverse=True
    )


@pytest.mark.parametrize(
    ("born", "band"),
    [(2009, "under_18"), (2008, "18_24"), (2001, "25_29"), (1996, "30_34"), (1966, "60_plus")],
)
def test_age_bands(born: int, band: str) -> None:
    assert age_band(born, 2026) == band


def test_people_who_bought_nothing_stand_in_the_first_tier() -> None:
    counts = PeopleCounts(
        size=100,
        reachable=100,
        described=40,
        by_province={"GD": 60, "": 40},
        by_gender={"female": 100},
        by_birth_year={None: 100},
        by_device={"ios": 100},
        by_interest={},
        by_spending={1: 20, 4: 20},
        by_frequency={1: 40},
    )

    found = distributions(counts, year=2026)

    assert [(g.key, g.count) for g in found[Dimension.SPENDING]] == [
        ("none", 60),
        ("low", 20),
        ("top", 20),
    ]
    assert [(g.key, g.count) for g in found[Dimension.REGION]] == [("GD", 60), ("unknown", 40)]
    assert found[Dimension.INTEREST] == []


def test_limits_of_spending_ascend_in_every_currency() -> None:
    for currency in ("CNY", "USD", "JPY"):
        assert spending_limits(currency) == sorted(spending_limits(currency))


def test_grams_work_in_chinese_and_fold_width_and_case() -> None:
    assert grams("母婴ＶＩＰ群") == ["母", "婴", "母婴", "vip", "群"]
    assert query_grams("母婴群") == ["母婴", "婴群"]
    assert query_grams("群") == ["群"]
    assert query_grams("!?") == []


def test_terms_name_regions_of_weight_only() -> None:
    regions = [
        {"key": "GD", "share_bp": 6_000},
        {"key": "XZ", "share_bp": 400},
        {"key": "others", "share_bp": 3_600},
    ]

    assert listing_terms(["群"], {"region": regions}) == ["g:群", "r:GD"]
