"""Crediting an order: weigh its touches, choose one deal, split its commission."""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from advertisers.tasks.services import pause_task
from advertisers.tasks.states import PauseReason
from alliance.jobs.services import enqueue
from alliance.kernel.errors import StateConflict
from alliance.kernel.money import share_bp
from alliance.networks.selectors import rules_at
from alliance.tenancy.selectors import has_member
from alliance.tenancy.types import Actor
from alliance.tracking.selectors import click_by_id, touches
from alliance.tracking.states import Reason as ClickReason
from alliance.tracking.states import TouchKind, Verdict
from alliance.tracking.types import Touch
from marketplace.attribution.models import Conversion, Refund
from marketplace.attribution.rules import last_touch
from marketplace.attribution.states import LABEL, ConversionState, Reason, RefundState
from marketplace.attribution.types import Candidate, Decision
from marketplace.deals.selectors import deal_facts
from marketplace.deals.states import DealState
from marketplace.deals.types import DealFacts
from settlements.sharing.selectors import accruals
from settlements.sharing.services import accrue
from settlements.sharing.services import fund_waiting as fund_accruals
from settlements.sharing.states import AccrualState

CREDITABLE = (DealState.APPROVED, DealState.PUBLISHED, DealState.VERIFIED, DealState.SETTLED)


@transaction.atomic
def credit_conversion(actor: Actor, *, conversion_id: UUID, now: datetime) -> Conversion:
    """Decide one received order, as the operator, once: credited, unfunded or refused.

    Every touch that was weighed is kept with the decision. A second call changes nothing.
    """
    conversion = Conversion.objects.select_for_update().get(pk=conversion_id)
    if conversion.state != ConversionState.RECEIVED:
        return conversion
    rules = rules_at(actor.alliance_id, now)
    decision = _decide(actor, conversion, timedelta(days=rules.click_window_days))
    conversion.considered = list(decision.considered)
    conversion.rules_version = rules.version
    conversion.decided_at = now
    if decision.credited is None or decision.credited.deal_id is None:
        return _refuse(conversion, decision.reason)
    deal = deal_facts(actor, decision.credited.deal_id)
    conversion.deal_id, conversion.link_id = deal.id, decision.credited.link_id
    conversion.owner_id, conversion.agency_id = deal.owner_id, deal.agency_id
    conversion.rule = decision.rule or ""
    refusal = _forbidden(actor, conversion, deal)
    if refusal is not Reason.NONE:
        return _refuse(conversion, refusal)
    conversion.commission_minor = commission_of(deal, conversion.amount_minor)
    conversion.state = _pay(actor, conversion, deal, now)
    conversion.save()
    _wake_waiting_refunds(conversion, now)
    return conversion


@transaction.atomic
def fund_waiting(actor: Actor, *, now: datetime, at_most: int = 500) -> int:
    """Pay unfunded orders in order of receipt while escrow lasts; return how many were."""
    fund_accruals(actor, now=now)
    waiting = Conversion.objects.filter(
        alliance_id=actor.alliance_id, state=ConversionState.UNFUNDED
    ).order_by("received_at", "id")
    by_key = {event_key(id): id for id in waiting.values_list("id", flat=True)[:at_most]}
    booked = accruals(actor).filter(event_key__in=by_key).exclude(state=AccrualState.UNFUNDED)
    paid = [by_key[key] for key in booked.values_list("event_key", flat=True)]
    return Conversion.objects.filter(pk__in=paid, state=ConversionState.UNFUNDED).update(
        state=ConversionState.CREDITED
    )


def commission_of(deal: DealFacts, amount_minor: int) -> int:
    """Return what an order of ``amount_minor`` earns under the deal's frozen price, in minor units.

    CPS: ``rate_bp`` of the order; CPA: the price per order; other models are not paid by orders.
    """
    if deal.model == "cps":
        return share_bp(amount_minor, deal.rate_bp or 0)
    if deal.model == "cpa":
        return deal.price_minor or 0
    return 0


def event_key(conversion_id: UUID) -> str:
    """Return the key under which settlements know an order."""
    return f"order:{conversion_id}"


def _decide(actor: Actor, conversion: Conversion, window: timedelta) -> Decision:
    met = touches(
        actor,
        click_ids=[conversion.click_id] if conversion.click_id else [],
        coupon_codes=[conversion.coupon] if conversion.coupon else [],
        brand_id=conversion.organization_id,
        since=conversion.occurred_at - window,
        until=conversion.occurred_at,
    )
    if not met and conversion.click_id is not None:
        return Decision(None, None, _why_unmet(actor, conversion), ())
    live = _live_deals(actor, {id for touch in met if (id := _deal_of(touch.label))})
    candidates = [_candidate(touch, live) for touch in met]
    return last_touch(candidates, ordered_at=conversion.occurred_at, window=window)


def _why_unmet(actor: Actor, conversion: Conversion) -> Reason:
    """Tell why the reported click is none of the brand's clicks within the window."""
    click = click_by_id(actor, conversion.click_id) if conversion.click_id else None
    if click is None:
        return Reason.UNKNOWN_CLICK
    if click.brand_id != conversion.organization_id:
        return Reason.ANOTHER_BRAND
    return Reason.OUTSIDE_WINDOW


def _live_deals(actor: Actor, deal_ids: set[UUID]) -> set[UUID]:
    return {id for id in deal_ids if deal_facts(actor, id).state in CREDITABLE}


def _candidate(touch: Touch, live: set[UUID]) -> Candidate:
    deal_id = _deal_of(touch.label)
    return Candidate(
        deal_id=deal_id if deal_id in live else None,
        touched_at=touch.occurred_at,
        is_valid=touch.verdict == Verdict.VALID,
        is_declared_bot=touch.reason == ClickReason.DECLARED_BOT,
        is_coupon=touch.kind == TouchKind.COUPON,
        click_id=touch.click_id,
        link_id=touch.link_id,
    )


def _deal_of(label: str) -> UUID | None:
    return UUID(label.removeprefix(LABEL)) if label.startswith(LABEL) else None


def _forbidden(actor: Actor, conversion: Conversion, deal: DealFacts) -> Reason:
    if conversion.currency != "CNY":
        return Reason.CURRENCY
    earners = [deal.owner_id, *([deal.agency_id] if deal.agency_id else [])]
    if conversion.buyer_hash and any(has_member(e, conversion.buyer_hash) for e in earners):
        return Reason.SELF_PURCHASE
    return Reason.NONE


def _refuse(conversion: Conversion, reason: Reason) -> Conversion:
    conversion.state, conversion.reason = ConversionState.REFUSED, reason
    conversion.save()
    return conversion


def _pay(actor: Actor, conversion: Conversion, deal: DealFacts, now: datetime) -> ConversionState:
    if conversion.commission_minor == 0:
        return ConversionState.CREDITED
    accrual = accrue(
        actor,
        contract_id=deal.contract_id,
        event_key=event_key(conversion.id),
        commission_minor=conversion.commission_minor,
        escrow_source=("task", deal.task_id),
        occurred_at=conversion.occurred_at,
        now=now,
        label=conversion.order_id,
    )
    if accrual.state != AccrualState.UNFUNDED:
        return ConversionState.CREDITED
    with suppress(StateConflict):  # paused already, or closed: only open tasks can be paused
        pause_task(actor, task_id=deal.task_id, reason=PauseReason.BUDGET_SPENT, now=now)
    return ConversionState.UNFUNDED


def _wake_waiting_refunds(conversion: Conversion, now: datetime) -> None:
    waiting = Refund.objects.filter(
        organization_id=conversion.organization_id,
        source_id=conversion.source_id,
        order_id=conversion.order_id,
        state=RefundState.WAITING,
    )
    for refund in waiting.order_by("received_at", "id"):
        enqueue(
            kind="attribution.refund",
            payload={"refund": refund.id},
            key=f"{refund.id}:again",
            run_at=now,
        )
