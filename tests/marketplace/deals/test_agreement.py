"""Accepting: slot, frozen terms, contract, link and coupon stand or fall together."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError

from advertisers.tasks.models import Task
from advertisers.tasks.services import TaskIsFull
from alliance.tenancy.context import acting
from alliance.tracking.models import Coupon, Link
from marketplace.deals import selectors, services
from marketplace.deals.models import Deal, DealEvent, Negotiation
from marketplace.deals.rules import terms_hash
from marketplace.deals.states import NegotiationState
from settlements.sharing.models import ContractVersion
from settlements.sharing.types import Tree
from tests.marketplace.deals.makers import TERMS, Market, make_market
from tests.personas import NOW, make_agency, make_brand, make_operator, make_owner
from tests.settlements.unguarded import without
from tests.traffic_owners.agencies.makers import make_representation
from tests.traffic_owners.audiences.makers import make_listing
from traffic_owners.audiences.services import withdraw_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> Market:
    return make_market()


def contract_of(market: Market, deal: Deal) -> Tree:
    with acting(market.operator):
        return Tree.from_json(ContractVersion.objects.get(pk=deal.contract_id).tree)


def test_accepted_terms_are_frozen_by_value(market):
    talk = market.invite()
    market.counter(market.owner, talk, 1, rate_bp=2_500)
    deal = market.accept(market.brand, talk, version=2)
    assert deal.agreed == replace(TERMS, rate_bp=2_500)
    assert deal.terms["offer_version"] == 2
    assert deal.terms["task"]["title"] == market.task.title
    assert deal.terms["rules"]["take_rate_bp"] == 1_000
    assert deal.terms_hash == terms_hash(deal.terms)
    with acting(market.brand):
        assert Negotiation.objects.get().state == NegotiationState.ACCEPTED
        assert Task.objects.get().slots_taken == 1
        assert [event.kind for event in DealEvent.objects.all()] == ["accepted"]


def test_database_refuses_to_change_agreed_terms(market):
    deal = market.deal()
    for changes in ({"terms": {}}, {"terms_hash": "0" * 64}, {"rate_bp": 1}, {"publish_by": NOW}):
        with pytest.raises(IntegrityError, match="never changed"), acting(market.brand):
            Deal.objects.filter(pk=deal.id).update(**changes)
    with acting(market.brand):
        assert terms_hash(Deal.objects.get().terms) == deal.terms_hash


@pytest.mark.django_db(transaction=True)
def test_control_without_the_trigger_terms_could_be_changed(market, admin_connection):
    deal = market.deal()
    with without(admin_connection, "DROP TRIGGER deals_deal_frozen ON deals_deal") as unguarded:
        changed = unguarded.execute(
            "UPDATE deals_deal SET terms = '{}' WHERE id = %s", [deal.id]
        ).rowcount
    assert changed == 1


def test_link_and_coupon_come_with_the_deal(market):
    deal = market.deal()
    with acting(market.owner):
        link = Link.objects.get(label=f"deal:{deal.id}")
        coupon = Coupon.objects.get(link=link)
    assert (link.organization_id, link.brand_id) == (
        market.owner.organization_id,
        market.brand.organization_id,
    )
    assert link.destination == market.task.landing_url
    assert len(coupon.code) >= 4


@pytest.mark.parametrize("by_brand", [False, True])
def test_contract_pays_platform_and_owner(market, by_brand):
    deal = market.accept(market.brand, market.apply()) if by_brand else market.deal()
    parts = contract_of(market, deal).leaves()
    assert [(part.role, part.party_id, part.percent_bp) for part in parts] == [
        ("platform", market.operator.organization_id, 1_000),
        ("owner", market.owner.organization_id, None),
    ]


@pytest.mark.parametrize("by_brand", [False, True])
def test_represented_owner_shares_with_the_agency_whoever_accepts(market, by_brand):
    agency = make_agency(market.operator)
    make_representation(agency, market.owner)
    deal = market.accept(market.brand, market.apply()) if by_brand else market.deal()
    assert deal.agency_id == agency.organization_id
    parts = {part.role: part for part in contract_of(market, deal).leaves()}
    assert parts["agency"].party_id == agency.organization_id
    assert parts["agency"].percent_bp == 2_000
    assert parts["owner"].residual
    with acting(agency):
        assert selectors.deal_of(agency, deal.id).id == deal.id


def test_accepting_twice_makes_one_deal(market):
    talk = market.invite()
    market.accept(market.owner, talk)
    with pytest.raises(services.NegotiationIsOver):
        market.accept(market.owner, talk)
    with acting(market.brand):
        assert Deal.objects.count() == 1
        assert Task.objects.get().slots_taken == 1


def test_full_task_refuses_and_undoes_everything():
    market = make_market(slots=1)
    other = make_owner(market.operator)
    second = market.invite(listing=make_listing(other))
    market.deal()
    with pytest.raises(TaskIsFull), acting(other):
        services.accept_offer(other, negotiation_id=second.id, version=1, now=NOW)
    with acting(market.brand):
        assert Negotiation.objects.get(pk=second.id).state == NegotiationState.OPEN
        assert (Deal.objects.count(), Link.objects.count()) == (1, 1)


def test_failure_of_the_link_undoes_the_slot(market, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no link")

    monkeypatch.setattr("marketplace.deals.services.agreement.tracking.create_link", broken)
    talk = market.invite()
    with pytest.raises(RuntimeError):
        market.accept(market.owner, talk)
    with acting(market.brand):
        assert Task.objects.get().slots_taken == 0
        assert Negotiation.objects.get().state == NegotiationState.OPEN
    with acting(market.operator):
        assert not ContractVersion.objects.exists()


def test_strangers_see_no_deal(market):
    deal = market.deal()
    for stranger in (make_owner(market.operator), make_brand(market.operator), make_operator()):
        with acting(stranger):
            assert not selectors.deals_of(stranger).filter(pk=deal.id).exists()
            assert not DealEvent.objects.exists()


def test_deal_stays_readable_when_its_listing_is_taken_down(market):
    deal = market.deal()
    with acting(market.owner):
        withdraw_listing(market.owner, listing_id=market.listing.id)
    with acting(market.brand):
        seen = selectors.deal_of(market.brand, deal.id)
    assert seen.terms["listing"]["title"] == market.listing.title


def test_offer_of_a_past_day_cannot_be_accepted(market):
    talk = market.invite()
    with pytest.raises(services.OfferHasExpired):
        market.accept(market.owner, talk, now=NOW + timedelta(days=18))
