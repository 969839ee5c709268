"""What a brief must satisfy before anybody else sees it. Pure: no database, no clock."""

import unicodedata
from collections.abc import Collection, Iterator
from datetime import date

from advertisers.tasks.types import CreativeDraft, Targeting, TaskBrief
from alliance.kernel.errors import InvalidInput
from alliance.kernel.places import PROVINCE_CODES
from alliance.kernel.vocabulary import AgeBand, Carrier, Category, Gender, PricingModel

LABEL = "广告"
"""Advertising law: content with a purchase link or a reward carries this word."""

MAX_SLOTS = 1_000
MAX_RATE_BP = 9_000
MAX_BUDGET_MINOR = 100_000_000_00
MAX_DAYS = 366
MAX_CREATIVES = 20
BIDDABLE = frozenset(PricingModel.values) - {PricingModel.BARTER}


def refuse_bad_brief(brief: TaskBrief, *, today: date) -> None:
    """Raise InvalidInput for the first bad field; ``today`` is read in the alliance's zone."""
    for problem in _problems(brief, today):
        raise problem


def refuse_bad_creatives(creatives: Collection[CreativeDraft]) -> None:
    """Raise InvalidInput when there are too many creatives or one lacks what its kind needs."""
    if len(creatives) > MAX_CREATIVES:
        raise _wrong(
            "creatives", "素材最多 {most} 个", "At most {most} creatives", most=MAX_CREATIVES
        )
    for creative in creatives:
        content = creative.file_id if creative.kind == "image" else creative.body.strip()
        if not content or not creative.title.strip() or len(creative.body) > 4_000:
            raise _wrong("creatives", "素材缺少标题或内容", "A creative lacks its title or content")


def is_label(text: str) -> bool:
    """Tell whether ``text`` is a lawful disclosure label: it says 广告 and does not deny it."""
    normal = unicodedata.normalize("NFKC", text)
    return LABEL in normal and not any(no in normal for no in ("非广告", "不是广告", "无广告"))


def _problems(brief: TaskBrief, today: date) -> Iterator[InvalidInput]:
    yield from _text_problems(brief)
    yield from _price_problems(brief)
    yield from _schedule_problems(brief, today)
    yield from _targeting_problems(brief.targeting)


def _text_problems(brief: TaskBrief) -> Iterator[InvalidInput]:
    for field, value, most in (
        ("title", brief.title, 80),
        ("product", brief.product, 120),
        ("description", brief.description, 4_000),
        ("landingUrl", brief.landing_url, 1_000),
    ):
        if not 1 <= len(value.strip()) <= most:
            yield _wrong(field, "请填写 1–{most} 字", "Give 1–{most} characters", most=most)
    if brief.category not in Category.values:
        yield _wrong("category", "请选择类目", "Choose a category")
    if not is_label(brief.disclosure) or len(brief.disclosure) > 20:
        yield _wrong(
            "disclosure",
            "标识必须包含「广告」二字（20 字以内）",
            "The label must contain 「广告」 (at most 20 characters)",
        )


def _price_problems(brief: TaskBrief) -> Iterator[InvalidInput]:
    if brief.model not in BIDDABLE:
        yield _wrong("model", "请选择计费方式", "Choose a pricing model")
    elif brief.model == PricingModel.CPS:
        if brief.rate_bp is None or not 1 <= brief.rate_bp <= MAX_RATE_BP:
            yield _wrong("rateBp", "佣金比例须在 0.01%–90%", "The rate must be 0.01%–90%")
        if brief.bid_minor is not None:
            yield _wrong("bidMinor", "按销售计费只填比例", "A sale is paid by rate, not by bid")
    else:
        if brief.bid_minor is None or not 1 <= brief.bid_minor <= brief.budget_minor:
            yield _wrong(
                "bidMinor",
                "出价须大于 0 且不超过预算",
                "The bid must be above 0 and within the budget",
            )
        if brief.rate_bp is not None:
            yield _wrong("rateBp", "此计费方式不填比例", "This pricing model takes no rate")
    if not 1 <= brief.budget_minor <= MAX_BUDGET_MINOR:
        yield _wrong(
            "budgetMinor",
            "预算须大于 0，最多 1 亿元",
            "The budget must be above 0, at most ¥100 million",
        )
    cap = brief.daily_cap_minor
    if cap is not None and not 1 <= cap <= brief.budget_minor:
        yield _wrong(
            "dailyCapMinor",
            "日上限须大于 0 且不超过预算",
            "The daily cap must be above 0 and within the budget",
        )


def _schedule_problems(brief: TaskBrief, today: date) -> Iterator[InvalidInput]:
    if brief.ends_on < brief.starts_on or (brief.ends_on - brief.starts_on).days > MAX_DAYS:
        yield _wrong(
            "endsOn",
            "结束日须不早于开始日，且在一年以内",
            "It must end on or after its start, within a year",
        )
    if brief.ends_on < today:
        yield _wrong("endsOn", "结束日已过", "The end date has passed")
    if not 1 <= brief.slots <= MAX_SLOTS:
        yield _wrong("slots", "名额须在 1–{most}", "Slots must be 1–{most}", most=MAX_SLOTS)
    if not 0 <= brief.max_revisions <= 10:
        yield _wrong("maxRevisions", "修改次数须在 0–10", "Revisions must be 0–10")
    if not 1 <= brief.review_hours <= 24 * 14:
        yield _wrong(
            "reviewHours", "审稿时限须在 1–336 小时", "The review time must be 1–336 hours"
        )


def _targeting_problems(targeting: Targeting) -> Iterator[InvalidInput]:
    for field, chosen, known in (
        ("regions", targeting.regions, PROVINCE_CODES),
        ("genders", targeting.genders, Gender.values),
        ("ageBands", targeting.age_bands, AgeBand.values),
        ("carriers", targeting.carriers, Carrier.values),
        ("categories", targeting.categories, Category.values),
    ):
        if set(chosen) - set(known) or len(chosen) != len(set(chosen)):
            yield _wrong(
                f"targeting.{field}",
                "定向条件有未知或重复的值",
                "Targeting has unknown or repeated values",
            )
    if targeting.min_members < 0 or targeting.min_members > 100_000_000:
        yield _wrong(
            "targeting.minMembers", "最少人数有误", "The least number of members is out of range"
        )
    if not 0 <= targeting.min_evidence_level <= 4:
        yield _wrong(
            "targeting.minEvidenceLevel", "证据等级须在 0–4", "The evidence level must be 0–4"
        )


def _wrong(field: str, zh: str, en: str, **params: int) -> InvalidInput:
    return InvalidInput(field, zh=zh, en=en, **params)
