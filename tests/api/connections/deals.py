"""Rows for the connections of negotiations and deals."""

from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.marketplace.deals.makers import Market, make_market
from tests.personas import make_agency
from tests.traffic_owners.agencies.makers import make_representation
from tests.traffic_owners.audiences.makers import make_channel, make_listing


def _represented_market() -> Market:
    market = make_market(slots=60)
    make_representation(make_agency(market.operator), market.owner)
    return market


@fills("negotiations", skip={"Task.creatives"})
def negotiations(count: int) -> Actor:
    market = _represented_market()
    channel = make_channel(market.owner)
    for _ in range(count):
        talk = market.invite(listing=make_listing(market.owner, channel=channel))
        market.counter(market.owner, talk, 1, rate_bp=2_500)
    return market.brand


@fills("deals", skip={"Task.creatives"})
def deals(count: int) -> Actor:
    market = _represented_market()
    channel = make_channel(market.owner)
    for _ in range(count):
        talk = market.invite(listing=make_listing(market.owner, channel=channel))
        deal = market.accept(market.owner, talk)
        market.submit(deal)
        market.approve(deal)
        market.publish(deal)
    return market.brand
