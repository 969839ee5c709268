"""Labels, hashes, terms and deadlines, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from alliance.kernel.errors import InvalidInput
from alliance.kernel.vocabulary import PlacementFormat, PricingModel
from marketplace.deals.rules import (
    answer_by,
    carries_label,
    content_hash,
    refuse_bad_terms,
    settles_at,
    terms_hash,
)
from marketplace.deals.types import Terms

ZONE = "Asia/Shanghai"
TODAY = date(2026, 11, 2)
TERMS = Terms(
    model=PricingModel.CPS,
    format=PlacementFormat.GROUP_POST,
    rate_bp=2_200,
    publish_by=date(2026, 11, 20),
)


@pytest.mark.parametrize(
    "text",
    [
        "「广告」今天的茶",
        "【广告】今天的茶",
        "(广告) tea",
        "（广告）今天的茶",
        "#广告 今天的茶",
        "今天的茶 ＃广告",
        "广告\n今天的茶",
        "广告：今天的茶",
        "第一行\n广告 | 今天的茶",
    ],
)
def test_mark_is_found(text: str):
    assert carries_label(text)


@pytest.mark.parametrize(
    "text", ["", "今天的茶", "本文非广告", "广告费很贵", "这不是广告。", "#广告牌 真好看", "廣告"]
)
def test_word_without_a_mark_is_no_label(text: str):
    assert not carries_label(text)


def test_hash_does_not_depend_on_the_order_of_keys():
    assert terms_hash({"a": 1, "b": "茶"}) == terms_hash({"b": "茶", "a": 1})
    assert terms_hash({"a": 1}) != terms_hash({"a": 2})


def test_content_hash_ignores_how_white_space_is_written():
    assert content_hash("「广告」 今天\n 的茶 ") == content_hash("「广告」 今天 的茶")
    assert content_hash("「广告」今天的茶") != content_hash("「广告」明天的茶")


def test_terms_survive_json():
    assert Terms.from_json(TERMS.to_json()) == TERMS
    assert Terms.from_json(TERMS.to_json() | {"task": {"id": "x"}}) == TERMS


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"model": PricingModel.FLAT}, "model"),
        ({"format": "skywriting"}, "format"),
        ({"rate_bp": 0}, "rateBp"),
        ({"rate_bp": None}, "rateBp"),
        ({"price_minor": 5}, "rateBp"),
        ({"publish_by": date(2026, 11, 1)}, "publishBy"),
        ({"publish_by": date(2026, 12, 2)}, "publishBy"),
        ({"max_revisions": -1}, "maxRevisions"),
        ({"review_hours": 337}, "reviewHours"),
    ],
)
def test_bad_terms_name_the_field(changes: dict, field: str):
    with pytest.raises(InvalidInput) as refused:
        refuse_bad_terms(
            replace(TERMS, **changes),
            task_model=PricingModel.CPS,
            budget_minor=500_000,
            today=TODAY,
            task_ends_on=date(2026, 12, 1),
        )
    assert refused.value.field == field


def test_price_may_not_exceed_the_budget():
    flat = Terms(PricingModel.FLAT, PlacementFormat.NOTE, date(2026, 11, 20), price_minor=500_001)
    with pytest.raises(InvalidInput) as refused:
        refuse_bad_terms(
            flat, task_model="flat", budget_minor=500_000, today=TODAY, task_ends_on=flat.publish_by
        )
    assert refused.value.field == "priceMinor"


def test_offer_waits_three_days_or_until_its_day_is_over():
    now = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
    assert answer_by(now, date(2026, 11, 20), ZONE) == now + timedelta(hours=72)
    assert answer_by(now, date(2026, 11, 2), ZONE) == datetime(2026, 11, 2, 16, 0, tzinfo=UTC)


def test_flat_fee_settles_after_the_hold_and_sales_after_the_last_click_window():
    verified = datetime(2026, 11, 10, tzinfo=UTC)
    common = {
        "task_ends_on": date(2026, 11, 30),
        "click_window_days": 7,
        "hold_days": 15,
        "zone": ZONE,
    }
    assert settles_at(verified, model="flat", **common) == verified + timedelta(days=15)
    assert settles_at(verified, model="cps", **common) == datetime(2026, 12, 22, 16, tzinfo=UTC)
