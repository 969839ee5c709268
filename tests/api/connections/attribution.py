"""Rows for the connections of postback sources and reported orders."""

from uuid import uuid4

from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.attribution.models import Conversion
from marketplace.attribution.services import create_source, receive
from marketplace.attribution.services.sources import KnownSource
from marketplace.attribution.types import OrderEvent, RefundEvent
from tests.api.registry import fills
from tests.marketplace.deals.makers import make_market
from tests.personas import NOW, make_brand, make_operator


@fills("postbackSources")
def postback_sources(count: int) -> Actor:
    brand = make_brand(make_operator())
    with acting(brand):
        for number in range(count):
            create_source(brand, name=f"店铺 {number}")
    return brand


@fills("conversions")
def conversions(count: int) -> Actor:
    """Orders credited to a deal, each with one refund."""
    market = make_market()
    deal = market.accept(market.owner, market.invite())
    brand = market.brand
    with acting(brand):
        made = create_source(brand, name="店铺")
        source = KnownSource(made.id, brand.organization_id, brand.alliance_id, (made.secret,))
        for number in range(count):
            for event in (_order(number), _refund(number)):
                body = repr(event).encode()
                receive(
                    brand, source=source, webhook_id=str(uuid4()), body=body, event=event, now=NOW
                )
        Conversion.objects.update(
            deal=deal, owner_id=market.owner.organization_id, state="credited", reason=0
        )
    return brand


def _order(number: int) -> OrderEvent:
    return OrderEvent(
        order_id=f"order-{number}",
        occurred_at=NOW,
        amount_minor=19_900,
        currency="CNY",
        click_id=None,
        coupon="",
        buyer_hash="",
    )


def _refund(number: int) -> RefundEvent:
    return RefundEvent(
        order_id=f"order-{number}",
        refund_id=f"refund-{number}",
        occurred_at=NOW,
        amount_minor=900,
    )
