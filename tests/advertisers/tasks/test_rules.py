"""What a brief must satisfy, field by field."""

from datetime import date

import pytest

from advertisers.tasks.rules import is_label, refuse_bad_brief, refuse_bad_creatives
from advertisers.tasks.types import CreativeDraft, Targeting
from alliance.kernel.errors import InvalidInput
from tests.advertisers.tasks.briefs import BRIEF, make_brief

TODAY = date(2026, 11, 2)


def test_sound_brief_passes():
    refuse_bad_brief(BRIEF, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "长" * 81}, "title"),
        ({"product": ""}, "product"),
        ({"description": "长" * 4_001}, "description"),
        ({"landing_url": ""}, "landingUrl"),
        ({"category": "weapons"}, "category"),
        ({"disclosure": ""}, "disclosure"),
        ({"disclosure": "推广"}, "disclosure"),
        ({"disclosure": "非广告"}, "disclosure"),
        ({"model": "barter"}, "model"),
        ({"rate_bp": None}, "rateBp"),
        ({"rate_bp": 9_001}, "rateBp"),
        ({"bid_minor": 100}, "bidMinor"),
        ({"model": "flat", "rate_bp": None, "bid_minor": None}, "bidMinor"),
        ({"model": "flat", "rate_bp": None, "bid_minor": 500_001}, "bidMinor"),
        ({"model": "cpc", "bid_minor": 100}, "rateBp"),
        ({"budget_minor": 0, "daily_cap_minor": None}, "budgetMinor"),
        ({"daily_cap_minor": 500_001}, "dailyCapMinor"),
        ({"ends_on": date(2026, 11, 1)}, "endsOn"),
        ({"starts_on": date(2026, 10, 1), "ends_on": date(2026, 11, 1)}, "endsOn"),
        ({"ends_on": date(2027, 12, 1)}, "endsOn"),
        ({"slots": 0}, "slots"),
        ({"slots": 1_001}, "slots"),
        ({"max_revisions": 11}, "maxRevisions"),
        ({"review_hours": 0}, "reviewHours"),
        ({"targeting": Targeting(regions=("ZZ",))}, "targeting.regions"),
        ({"targeting": Targeting(genders=("female", "female"))}, "targeting.genders"),
        ({"targeting": Targeting(min_members=-1)}, "targeting.minMembers"),
        ({"targeting": Targeting(min_evidence_level=5)}, "targeting.minEvidenceLevel"),
    ],
)
def test_unsound_brief_names_the_field(changes: dict, field: str):
    with pytest.raises(InvalidInput) as refused:
        refuse_bad_brief(make_brief(**changes), today=TODAY)
    assert refused.value.field == field
    assert refused.value.message("zh-Hans") != refused.value.message("en")


@pytest.mark.parametrize("label", ["广告", "「广告」", "廣告 广告", "广告合作"])
def test_lawful_label(label: str):
    assert is_label(label)


@pytest.mark.parametrize("label", ["", "廣告", "AD", "本文不是广告"])
def test_unlawful_label(label: str):
    assert not is_label(label)


@pytest.mark.parametrize(
    "creatives",
    [
        [CreativeDraft("text", "", "正文")],
        [CreativeDraft("text", "标题", " ")],
        [CreativeDraft("image", "主图", "no file")],
        [CreativeDraft("text", "标题", "正文")] * 21,
    ],
)
def test_unusable_creatives_are_refused(creatives: list[CreativeDraft]):
    with pytest.raises(InvalidInput):
        refuse_bad_creatives(creatives)
