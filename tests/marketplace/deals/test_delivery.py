"""From draft to settled: labels, revisions, proof, deadlines, and who may do what."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from advertisers.tasks.models import Task
from alliance.jobs.services import run_pending
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.kernel.vocabulary import PlacementFormat, PricingModel
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tracking.models import Link
from marketplace.deals import services
from marketplace.deals.models import Deal, DealEvent, Draft, Proof
from marketplace.deals.rules import content_hash
from marketplace.deals.services import DraftLacksLabel, RevisionsUsedUp
from marketplace.deals.states import DealState, DraftState
from marketplace.deals.types import Terms
from marketplace.matching.models import DeliveryRecord
from settlements.sharing.models import Accrual
from tests.marketplace.deals.makers import TERMS, TEXT, Market, make_market, make_screenshot
from tests.personas import NOW, make_owner

pytestmark = pytest.mark.django_db

FLAT = Terms(
    model=PricingModel.FLAT,
    format=PlacementFormat.GROUP_POST,
    price_minor=30_000,
    publish_by=TERMS.publish_by,
)


@pytest.fixture
def market() -> Market:
    return make_market()


def state_of(market: Market, deal: Deal) -> str:
    with acting(market.operator):
        return Deal.objects.get(pk=deal.id).state


def timeline_of(market: Market, deal: Deal) -> list[str]:
    with acting(market.brand):
        return [event.kind for event in DealEvent.objects.filter(deal=deal).order_by("id")]


def sweep(market: Market, now) -> int:
    with acting(market.operator):
        return services.sweep(market.operator, now=now)


def test_whole_way_from_draft_to_settled(market):
    deal = market.deal()
    market.submit(deal)
    market.ask_revision(deal, 1)
    market.submit(deal, text=TEXT + "产地：西湖。")
    market.approve(deal, version=2)
    market.publish(deal, text=TEXT + "产地：西湖。")
    verified = market.verify(deal)
    assert state_of(market, deal) == DealState.VERIFIED
    assert sweep(market, verified.settles_at - timedelta(seconds=1)) == 0
    assert sweep(market, verified.settles_at) == 1
    assert state_of(market, deal) == DealState.SETTLED
    assert timeline_of(market, deal) == [
        "accepted",
        "drafting_started",
        "draft_submitted",
        "revision_requested",
        "draft_submitted",
        "draft_approved",
        "proof_submitted",
        "verified",
        "settled",
    ]
    with acting(market.brand):
        drafts = Draft.objects.order_by("version")
        assert [draft.state for draft in drafts] == ["changes_requested", "approved"]
        assert drafts[0].comment == "请写上产地"


@pytest.mark.parametrize("text", ["今年的明前龙井到了", "本文非广告，请放心"])
def test_draft_without_the_label_is_refused(market, text):
    deal = market.deal()
    with pytest.raises(DraftLacksLabel) as refused:
        market.submit(deal, text=text)
    assert refused.value.code == "draft_lacks_label"
    assert state_of(market, deal) == DealState.ACCEPTED
    with acting(market.owner):
        assert not Draft.objects.exists()


def test_control_without_the_rule_only_the_database_stops_an_unlabelled_draft(market, monkeypatch):
    monkeypatch.setattr("marketplace.deals.services.drafting.carries_label", lambda text: True)
    market.submit(market.deal(), text="本文非广告，请放心")
    with acting(market.owner):
        assert Draft.objects.get().text == "本文非广告，请放心"


def test_second_wall_the_database_wants_the_word_itself(market, monkeypatch):
    monkeypatch.setattr("marketplace.deals.services.drafting.carries_label", lambda text: True)
    deal = market.deal()
    with pytest.raises(IntegrityError, match="draft_carries_its_label"):
        market.submit(deal, text="今年的明前龙井到了")


def test_revisions_end_where_agreed(market):
    deal = market.deal()
    for version in (1, 2):
        market.submit(deal)
        market.ask_revision(deal, version)
    market.submit(deal)
    with pytest.raises(RevisionsUsedUp) as refused:
        market.ask_revision(deal, 3)
    assert refused.value.params == {"agreed": 2}
    market.approve(deal, version=3)
    assert state_of(market, deal) == DealState.APPROVED


def test_answer_names_the_newest_draft(market):
    deal = market.deal()
    market.submit(deal)
    market.ask_revision(deal, 1)
    market.submit(deal)
    with pytest.raises(StateConflict):
        market.approve(deal, version=1)
    assert state_of(market, deal) == DealState.IN_REVIEW


def test_silence_approves_and_verifies_at_the_shown_deadline(market):
    deal = market.deal()
    due = market.submit(deal).review_due_at
    assert due == NOW + timedelta(hours=48)
    assert sweep(market, due - timedelta(seconds=1)) == 0
    assert sweep(market, due) == 1
    assert state_of(market, deal) == DealState.APPROVED
    published = market.publish(deal, now=due)
    assert sweep(market, published.verify_due_at) == 1
    assert state_of(market, deal) == DealState.VERIFIED
    assert timeline_of(market, deal)[-3:] == [
        "draft_auto_approved",
        "proof_submitted",
        "auto_verified",
    ]


def test_sweeping_again_changes_nothing(market):
    deal = market.deal()
    due = market.submit(deal).review_due_at
    assert (sweep(market, due), sweep(market, due)) == (1, 0)


def test_proof_keeps_address_picture_and_hash(market):
    deal = market.published_deal()
    with acting(market.brand):
        proof = Proof.objects.get()
    assert proof.url == "https://mp.weixin.qq.com/s/abc"
    assert (proof.content_hash, proof.matches_draft) == (content_hash(TEXT), True)
    assert state_of(market, deal) == DealState.PUBLISHED


def test_other_text_than_approved_is_noted(market):
    deal = market.deal()
    market.submit(deal)
    market.approve(deal)
    market.publish(deal, text="「广告」别的内容")
    with acting(market.brand):
        assert Proof.objects.get().matches_draft is False


def test_published_text_without_label_is_refused(market):
    deal = market.deal()
    market.submit(deal)
    market.approve(deal)
    with pytest.raises(DraftLacksLabel) as refused:
        market.publish(deal, text="今年的明前龙井到了")
    assert refused.value.field == "publishedText"
    assert state_of(market, deal) == DealState.APPROVED


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://10.0.0.1/x", "不是网址"])
def test_proof_needs_a_public_address(market, url):
    deal = market.deal()
    market.submit(deal)
    market.approve(deal)
    screenshot = make_screenshot(market.owner)
    with acting(market.owner), pytest.raises(InvalidInput) as refused:
        services.submit_proof(
            market.owner,
            deal_id=deal.id,
            url=url,
            screenshot_file_id=screenshot,
            published_text=TEXT,
            now=NOW,
        )
    assert refused.value.field == "url"


def test_anothers_picture_is_no_proof(market):
    deal = market.deal()
    market.submit(deal)
    market.approve(deal)
    foreign = make_screenshot(make_owner(market.operator))
    with acting(market.owner), pytest.raises(NotFound):
        services.submit_proof(
            market.owner,
            deal_id=deal.id,
            url="https://mp.weixin.qq.com/s/abc",
            screenshot_file_id=foreign,
            published_text=TEXT,
            now=NOW,
        )


def test_each_side_does_its_own_part_only(market):
    deal = market.deal()
    with acting(market.brand), pytest.raises(NotFound):
        services.submit_draft(market.brand, deal_id=deal.id, text=TEXT, now=NOW)
    market.submit(deal)
    with acting(market.owner):
        with pytest.raises(NotFound):
            services.approve_draft(market.owner, deal_id=deal.id, version=1, now=NOW)
        with pytest.raises(NotPermitted):
            services.resolve_dispute(
                market.owner, deal_id=deal.id, is_delivered=True, reason="x", now=NOW
            )
    assert state_of(market, deal) == DealState.IN_REVIEW


def test_cancelled_deal_gives_its_slot_back_and_ends_its_link(market):
    deal = market.deal()
    with acting(market.brand):
        services.cancel_deal(market.brand, deal_id=deal.id, reason="活动取消", now=NOW)
        assert Task.objects.get().slots_taken == 0
        assert Link.objects.get(label=f"deal:{deal.id}").state == "ended"
    market.invite()


def test_published_deal_cannot_be_cancelled(market):
    deal = market.published_deal()
    with acting(market.owner), pytest.raises(StateConflict):
        services.cancel_deal(market.owner, deal_id=deal.id, reason="反悔", now=NOW)
    assert state_of(market, deal) == DealState.PUBLISHED


def test_deal_without_publication_expires_a_day_after_the_agreed_one(market):
    deal = market.deal()
    assert sweep(market, NOW + timedelta(days=19)) == 0  # 21 November
    assert sweep(market, NOW + timedelta(days=20)) == 1
    assert state_of(market, deal) == DealState.EXPIRED
    with acting(market.brand):
        assert Task.objects.get().slots_taken == 0


@pytest.mark.parametrize(
    ("is_delivered", "state"), [(True, DealState.VERIFIED), (False, DealState.CANCELLED)]
)
def test_operator_rules_on_a_dispute(market, is_delivered, state):
    deal = market.published_deal()
    with acting(market.brand):
        services.raise_dispute(market.brand, deal_id=deal.id, reason="页面打不开", now=NOW)
    assert sweep(market, NOW + timedelta(days=5)) == 0
    with acting(market.operator):
        services.resolve_dispute(
            market.operator, deal_id=deal.id, is_delivered=is_delivered, reason="已核实", now=NOW
        )
    assert state_of(market, deal) == state


@pytest.mark.django_db(transaction=True)
def test_flat_fee_is_accrued_once_when_verified():
    market = make_market(terms=FLAT, model=PricingModel.FLAT, rate_bp=None, bid_minor=40_000)
    deal = market.published_deal()
    verified = market.verify(deal)
    assert verified.settles_at == NOW + timedelta(days=15)
    run_pending(NOW)
    run_pending(NOW)
    with acting(market.operator):
        accrual = Accrual.objects.get()
    assert (accrual.commission_minor, accrual.state) == (30_000, "posted")


@pytest.mark.django_db(transaction=True)
def test_delivery_record_counts_what_an_owner_delivered_and_missed():
    market = make_market()
    market.verify(market.published_deal())
    run_pending(NOW)
    with acting(market.brand):
        record = DeliveryRecord.objects.get(organization_id=market.owner.organization_id)
    assert (record.delivered, record.failed, record.live) == (1, 0, 0)


def test_draft_is_answered_once(market):
    deal = market.deal()
    market.submit(deal)
    market.approve(deal)
    with pytest.raises(StateConflict):
        market.ask_revision(deal, 1)
    with acting(market.brand):
        assert Draft.objects.get().state == DraftState.APPROVED
