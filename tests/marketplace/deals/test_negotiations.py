"""Who may answer when: turns, versions, expiry, and what strangers see."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError

from advertisers.tasks import services as tasks
from advertisers.tasks.types import Targeting
from alliance.kernel.errors import InvalidInput, NotFound
from alliance.kernel.vocabulary import Carrier, Category
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from marketplace.deals import selectors, services
from marketplace.deals.models import Deal, Negotiation, Offer
from marketplace.deals.services import (
    AlreadyNegotiating,
    ListingNotSuitable,
    NegotiationIsOver,
    NotYourTurn,
    OfferHasChanged,
    OfferHasExpired,
    TaskNotOpen,
)
from marketplace.deals.services.turns import YourTurn
from marketplace.deals.states import NegotiationState, Side
from tests.advertisers.tasks.makers import make_open_task
from tests.marketplace.deals.makers import TERMS, Market, make_market
from tests.personas import NOW, in_role, make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_draft, make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> Market:
    return make_market()


def test_invitation_waits_for_the_owner_and_application_for_the_brand(market):
    invited = market.invite()
    assert (invited.started_by, invited.turn, invited.version) == (Side.BRAND, Side.OWNER, 1)
    other = make_owner(market.operator)
    listing = make_listing(other)
    with acting(other):
        applied = services.apply_to_task(
            other, task_id=market.task.id, listing_id=listing.id, terms=TERMS, now=NOW
        )
    assert (applied.started_by, applied.turn) == (Side.OWNER, Side.BRAND)


def test_counter_offers_are_new_versions_and_old_ones_stay(market):
    talk = market.invite()
    market.counter(market.owner, talk, 1, rate_bp=2_500)
    market.counter(market.brand, talk, 2, rate_bp=2_200)
    with acting(market.owner):
        rates = [offer.agreed.rate_bp for offer in Offer.objects.order_by("version")]
        talk = Negotiation.objects.get()
    assert rates == [2_000, 2_500, 2_200]
    assert (talk.version, talk.turn) == (3, Side.OWNER)


def test_only_the_side_whose_turn_it_is_answers(market):
    talk = market.invite()
    with pytest.raises(NotYourTurn):
        market.accept(market.brand, talk)
    with pytest.raises(NotYourTurn):
        market.counter(market.brand, talk, 1, rate_bp=1_000)
    with acting(market.brand), pytest.raises(NotYourTurn):
        services.decline_offer(market.brand, negotiation_id=talk.id, version=1, now=NOW)
    with acting(market.owner), pytest.raises(YourTurn):
        services.withdraw_offer(market.owner, negotiation_id=talk.id, version=1, now=NOW)
    with acting(market.brand):
        assert not Deal.objects.exists()
        assert Offer.objects.count() == 1


def test_answer_to_an_older_version_is_refused(market):
    talk = market.invite()
    market.counter(market.owner, talk, 1, rate_bp=2_500)
    market.counter(market.brand, talk, 2, rate_bp=2_200)
    with pytest.raises(OfferHasChanged) as refused:
        market.accept(market.owner, talk, version=1)
    assert refused.value.params == {"version": 3}


def test_offer_expires(market):
    talk = market.invite()
    with pytest.raises(OfferHasExpired):
        market.accept(market.owner, talk, now=NOW + timedelta(hours=72))
    with acting(market.operator):
        assert services.sweep(market.operator, now=NOW + timedelta(hours=71)) == 0
        assert services.sweep(market.operator, now=NOW + timedelta(hours=72)) == 1
    with acting(market.brand):
        assert Negotiation.objects.get().state == NegotiationState.EXPIRED
    with pytest.raises(OfferHasExpired):
        market.accept(market.owner, talk, now=NOW)


def test_declined_and_withdrawn_talks_are_over_and_may_start_again(market):
    talk = market.invite()
    with acting(market.owner):
        ended = services.decline_offer(
            market.owner, negotiation_id=talk.id, version=1, reason="档期已满", now=NOW
        )
    assert (ended.state, ended.reason) == (NegotiationState.DECLINED, "档期已满")
    with pytest.raises(NegotiationIsOver):
        market.accept(market.owner, talk)
    again = market.invite()
    with acting(market.brand):
        taken_back = services.withdraw_offer(
            market.brand, negotiation_id=again.id, version=1, now=NOW
        )
    assert taken_back.state == NegotiationState.WITHDRAWN


def test_one_open_talk_for_each_task_and_listing(market):
    market.invite()
    with pytest.raises(AlreadyNegotiating):
        market.invite()
    with pytest.raises(AlreadyNegotiating):
        market.apply()


def test_living_deal_stands_in_the_way_of_another(market):
    market.deal()
    with pytest.raises(AlreadyNegotiating):
        market.invite()


def test_paused_task_and_full_task_take_no_offers(market):
    with acting(market.brand):
        tasks.pause_task(market.brand, task_id=market.task.id, now=NOW)
    for start in (market.invite, market.apply):
        with pytest.raises(TaskNotOpen):
            start()


def test_listing_below_the_requirements_is_refused(market):
    strict = make_open_task(
        market.operator,
        market.brand,
        targeting=Targeting(carriers=(Carrier.WEIBO,), min_members=10_000),
        forbidden_categories=(Category.FOOD,),
    )
    market.task = strict
    with pytest.raises(ListingNotSuitable) as refused:
        market.apply()
    assert refused.value.params == {
        "blockers": "carrier_not_wanted, too_few_members, category_forbidden"
    }


def test_unpublished_listing_is_refused(market):
    market.listing = make_draft(market.owner)
    with pytest.raises(ListingNotSuitable):
        market.apply()
    with pytest.raises(NotFound):
        market.invite()


def test_nobody_negotiates_with_himself(market):
    both = make_brand(market.operator)
    with acting(both), pytest.raises(NotFound):
        services.invite_listing(
            both, task_id=market.task.id, listing_id=market.listing.id, terms=TERMS, now=NOW
        )


def test_bad_terms_start_nothing(market):
    market.terms = replace(TERMS, rate_bp=0)
    with pytest.raises(InvalidInput):
        market.invite()
    with acting(market.brand):
        assert not Negotiation.objects.exists()


def test_stranger_sees_no_negotiation_and_cannot_answer(market):
    talk = market.invite()
    strangers = (
        make_owner(market.operator),
        make_brand(market.operator),
        make_operator(),
    )
    for stranger in strangers:
        with acting(stranger):
            assert not selectors.negotiations_of(stranger).exists()
            assert not Offer.objects.exists()
            with pytest.raises(NotFound):
                services.accept_offer(stranger, negotiation_id=talk.id, version=1, now=NOW)


def test_operator_reads_but_is_no_side(market):
    talk = market.invite()
    with acting(market.operator):
        assert selectors.negotiation_of(market.operator, talk.id).id == talk.id
        with pytest.raises(NotFound):
            services.accept_offer(market.operator, negotiation_id=talk.id, version=1, now=NOW)


def test_reader_may_not_accept(market):
    talk = market.invite()
    reader = in_role(market.owner, Role.READONLY)
    with acting(reader), pytest.raises(NotPermitted):
        services.accept_offer(reader, negotiation_id=talk.id, version=1, now=NOW)


def test_offers_are_never_changed(market):
    market.invite()
    with pytest.raises(IntegrityError, match="never changed"), acting(market.brand):
        Offer.objects.update(message="x")
