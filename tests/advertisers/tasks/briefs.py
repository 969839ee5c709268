"""A brief that may stand, for tests to bend."""

from dataclasses import replace
from datetime import date
from typing import Any

from advertisers.tasks.types import Targeting, TaskBrief
from alliance.kernel.vocabulary import Category, PricingModel

LANDING_HOST = "shop.example.com"

BRIEF = TaskBrief(
    title="春茶上新分销",
    product="明前龙井 250 g",
    description="面向爱喝茶的家庭，到店或网购均可，突出产地与采摘时间。",
    category=Category.FOOD,
    landing_url=f"https://{LANDING_HOST}/longjing",
    model=PricingModel.CPS,
    rate_bp=2_000,
    budget_minor=500_000,
    daily_cap_minor=50_000,
    starts_on=date(2026, 11, 2),
    ends_on=date(2026, 12, 1),
    slots=5,
    disclosure="「广告」",
    targeting=Targeting(regions=("ZJ", "SH"), genders=("female",)),
)


def make_brief(**changes: Any) -> TaskBrief:
    """The brief with some fields changed."""
    return replace(BRIEF, **changes)
