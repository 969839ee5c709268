"""Fifty listings with owner, channel, profile and prices cost at most six data queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.tenancy.context import acting
from tests.api.caller import Caller
from tests.benchmarks.graphql_listings import DOCUMENT
from tests.personas import make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_listing, make_profile
from traffic_owners.audiences.models import Listing

pytestmark = pytest.mark.django_db


def test_fifty_listings_cost_at_most_six_queries() -> None:
    operator = make_operator()
    for _ in range(5):
        owner = make_owner(operator)
        profile = make_profile(owner)
        for _ in range(10):
            make_listing(owner, profile=profile)
    caller = Caller(make_brand(operator))

    sent = caller.queries(DOCUMENT)

    assert len(caller.data(DOCUMENT)["listings"]["nodes"]) == 50
    assert len(sent) <= 6, "\n".join(sent)


def test_control_a_market_without_prefetch_asks_once_a_row() -> None:
    """Twin: the same rows read without joins cost several queries each."""
    operator = make_operator()
    owner = make_owner(operator)
    for _ in range(5):
        make_listing(owner)

    with acting(owner), CaptureQueriesContext(connection) as counted:
        for listing in Listing.objects.all():
            _ = (listing.organization.name, listing.channel.name, list(listing.rate_card.all()))

    assert len(counted) > 6
