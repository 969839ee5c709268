"""A CPC deal pays each day's valid clicks once, after the day is over."""

from datetime import timedelta

import pytest

from alliance.kernel.clock import wall
from alliance.kernel.vocabulary import PlacementFormat, PricingModel
from alliance.tenancy.context import acting
from marketplace.attribution.services import bill_clicks
from marketplace.deals.types import Terms
from settlements.sharing.models import Earning
from tests.marketplace.attribution.makers import BOT, Shop, make_shop
from tests.marketplace.deals.makers import TERMS

pytestmark = pytest.mark.django_db

CPC = Terms(
    model=PricingModel.CPC,
    format=PlacementFormat.GROUP_POST,
    price_minor=90,
    publish_by=TERMS.publish_by,
)


@pytest.fixture
def shop() -> Shop:
    return make_shop(terms=CPC, model=PricingModel.CPC, rate_bp=None, bid_minor=90)


def bill(shop: Shop) -> int:
    with acting(shop.market.operator) as operator:
        return bill_clicks(operator, now=wall())


def earned(shop: Shop) -> int:
    with acting(shop.market.operator):
        return sum(Earning.objects.values_list("amount_minor", flat=True))


def test_yesterdays_valid_clicks_are_paid_once(shop: Shop) -> None:
    yesterday = wall() - timedelta(days=1)
    for _ in range(3):
        shop.click(yesterday)
    shop.click(yesterday, agent=BOT)

    assert (bill(shop), bill(shop)) == (1, 0)
    assert earned(shop) == 3 * 90


def test_today_is_not_billed_before_it_is_over(shop: Shop) -> None:
    shop.click(wall())

    assert bill(shop) == 0
    assert earned(shop) == 0
