"""Rankings: in order, bounded, explained, and for a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advertisers.tasks.types import Targeting
from alliance.kernel.errors import NotFound
from alliance.kernel.vocabulary import Category, PlacementFormat, PricingModel
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from marketplace.matching.models import DeliveryRecord
from marketplace.matching.selectors import rank_listings, rank_tasks
from marketplace.matching.services import keep_record
from tests.advertisers.tasks.makers import make_draft_task, make_open_task, verify_host
from tests.personas import NOW, make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_draft, make_listing, make_profile, prove
from traffic_owners.audiences.models import Channel
from traffic_owners.audiences.types import RateLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return make_operator()


@pytest.fixture
def brand(operator):
    actor = make_brand(operator)
    verify_host(operator, actor)
    return actor


def ranked(brand, task):
    with acting(brand):
        return rank_listings(brand, task_id=task.id, now=NOW)


def cps(rate_bp: int) -> list[RateLine]:
    return [RateLine(PlacementFormat.GROUP_POST, PricingModel.CPS, rate_bp=rate_bp)]


def test_better_priced_listing_stands_first(operator, brand):
    dear = make_listing(make_owner(operator), rates=cps(2_400))
    fair = make_listing(make_owner(operator), rates=cps(1_500))
    found = ranked(brand, make_open_task(operator, brand, targeting=Targeting()))
    assert [row.listing.id for row in found] == [fair.id, dear.id]
    assert all(row.score.points == sum(c.points for c in row.score.contributions) for row in found)


def test_profile_that_fits_the_targeting_counts(operator, brand):
    owner, other = make_owner(operator), make_owner(operator)
    fitting = make_listing(owner, profile=make_profile(owner))  # everybody in Guangdong
    blank = make_listing(other)
    task = make_open_task(operator, brand, targeting=Targeting(regions=("GD",)))
    found = {row.listing.id: row.score.contributions[0] for row in ranked(brand, task)}
    assert found[fitting.id].points > 300
    assert (found[blank.id].points, found[blank.id].reason) == (0, "no_profile")


def test_requirements_keep_listings_out(operator, brand):
    owner = make_owner(operator)
    weak = make_listing(owner)
    proven = make_listing(owner)
    with acting(owner):
        channel = Channel.objects.get(pk=proven.channel_id)
    prove(operator, owner, channel)
    task = make_open_task(operator, brand, targeting=Targeting(min_evidence_level=1))
    assert [row.listing.id for row in ranked(brand, task)] == [proven.id]
    assert weak.id != proven.id


def test_drafts_and_own_listings_are_left_out(operator, brand):
    make_draft(make_owner(operator))
    task = make_open_task(operator, brand)
    assert ranked(brand, task) == []


def test_past_deliveries_lift_the_score(operator, brand):
    known, unknown = make_owner(operator), make_owner(operator)
    good, new = make_listing(known), make_listing(unknown)
    with acting(operator):
        keep_record(
            operator, owner_id=known.organization_id, delivered=40, failed=0, live=0, now=NOW
        )
    found = ranked(brand, make_open_task(operator, brand))
    assert [row.listing.id for row in found] == [good.id, new.id]


def test_only_the_operator_writes_records(operator, brand):
    with acting(brand), pytest.raises(NotPermitted):
        keep_record(brand, owner_id=brand.organization_id, delivered=1, failed=0, live=0, now=NOW)
    with acting(brand):
        assert not DeliveryRecord.objects.exists()


def test_owner_sees_open_tasks_ranked_with_the_best_of_its_listings(operator, brand):
    owner = make_owner(operator)
    make_listing(owner, rates=cps(2_900))
    better = make_listing(owner, rates=cps(1_000))
    food = make_open_task(operator, brand, targeting=Targeting())
    books = make_open_task(operator, brand, targeting=Targeting(), category=Category.BOOKS)
    make_draft_task(brand)
    with acting(owner):
        found = rank_tasks(owner, now=NOW)
    assert [row.task.id for row in found] == [food.id, books.id]
    assert {row.listing.id for row in found} == {better.id}


def test_strangers_rank_nothing_of_this_alliance(operator, brand):
    task = make_open_task(operator, brand)
    make_listing(make_owner(operator))
    foreign = make_operator()
    stranger, rival = make_brand(foreign), make_owner(foreign)
    make_listing(rival)
    with acting(stranger), pytest.raises(NotFound):
        rank_listings(stranger, task_id=task.id, now=NOW)
    with acting(rival):
        assert rank_tasks(rival, now=NOW) == []


def test_number_of_queries_does_not_grow_with_rows(operator, brand):
    task = make_open_task(operator, brand)
    owners = [make_owner(operator) for _ in range(4)]
    make_listing(owners[0])
    counts = []
    for _ in range(2):
        with (
            acting(brand),
            CaptureQueriesContext(
                connection,
            ) as captured,
        ):
            rank_listings(brand, task_id=task.id, now=NOW)
        counts.append(len(captured))
        for owner in owners[1:]:
            make_listing(owner)
            make_listing(owner)
    assert counts[0] == counts[1] <= 6


def test_number_of_queries_for_an_owner_does_not_grow_with_tasks(operator, brand):
    owner = make_owner(operator)
    make_listing(owner)
    counts = []
    for _ in range(2):
        make_open_task(operator, brand)
        make_open_task(operator, brand)
        make_listing(owner)
        with acting(owner), CaptureQueriesContext(connection) as captured:
            rank_tasks(owner, now=NOW)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 7
