"""Billing clicks: a CPC deal pays for each business day's valid clicks once the day is over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from alliance.kernel.clock import business_date, start_of_day, wall
from alliance.kernel.vocabulary import PricingModel
from alliance.networks.selectors import rules_at
from alliance.tenancy.types import Actor
from alliance.tracking.selectors import clicks_by_link, links_labelled
from marketplace.attribution.states import LABEL
from marketplace.deals.selectors import deals_of
from marketplace.deals.states import DealState
from settlements.sharing.selectors import accruals
from settlements.sharing.services import accrue

if TYPE_CHECKING:
    from marketplace.deals.models import Deal

LOOKS_BACK = 7
LIVE = (DealState.PUBLISHED, DealState.VERIFIED)


def bill_clicks(actor: Actor, *, now: datetime) -> int:
    """Book the commission of live CPC deals for the last seven business days that are over.

    Each deal and day is booked once, however often this runs; returns how many were booked now.
    Clicks live by the wall clock, so a day is over when it is over outside.
    """
    zone = rules_at(actor.alliance_id, now).zone
    today = business_date(wall(), zone)
    days = [today - timedelta(days=back) for back in range(LOOKS_BACK, 0, -1)]
    deals = deals_of(actor).filter(model=PricingModel.CPC, state__in=LIVE).order_by("id")
    return sum(_bill(actor, deal, day, zone, now) for deal in deals for day in days)


def _bill(actor: Actor, deal: Deal, day: date, zone: str, now: datetime) -> bool:
    key = f"clicks:{deal.id}:{day}"
    if accruals(actor).filter(event_key=key).exists():
        return False
    links = links_labelled(actor, [f"{LABEL}{deal.id}"]).values_list("id", flat=True)
    since, until = start_of_day(day, zone), start_of_day(day + timedelta(days=1), zone)
    counted = clicks_by_link(actor, links, since=since, until=until).values()
    valid = sum(count.valid for count in counted)
    if not valid:
        return False
    accrue(
        actor,
        contract_id=deal.contract_id,
        event_key=key,
        commission_minor=valid * (deal.price_minor or 0),
        escrow_source=("task", deal.task_id),
        occurred_at=until - timedelta(seconds=1),
        now=now,
        label=f"{day} · {valid} clicks",
    )
    return True
