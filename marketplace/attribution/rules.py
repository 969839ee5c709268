"""Which touch an order is credited to; in prose in docs/algorithms/attribution.md."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from marketplace.attribution.states import Reason, Rule
from marketplace.attribution.types import Candidate, Decision


def last_touch(
    candidates: Sequence[Candidate], *, ordered_at: datetime, window: timedelta
) -> Decision:
    """Credit the coupon if one was redeemed, else the latest valid click inside the window.

    A click counts from its own instant to ``window`` later, both ends included; a click after the
    order never counts. Ties go to the click with the higher id. Invalid clicks are weighed, shown
    and passed over; they only name the reason when nothing else is left.
    """
    weighed = [(candidate, _standing(candidate, ordered_at, window)) for candidate in candidates]
    eligible = [candidate for candidate, standing in weighed if standing is Reason.NONE]
    considered = tuple(_explained(candidate, standing) for candidate, standing in weighed)
    if not eligible:
        return Decision(None, None, _why_none([standing for _, standing in weighed]), considered)
    chosen = max(eligible, key=lambda c: (c.is_coupon, c.touched_at, str(c.click_id)))
    rule = Rule.COUPON if chosen.is_coupon else Rule.LAST_TOUCH
    return Decision(chosen, rule, Reason.NONE, considered)


def refunded_share(commission_minor: int, amount_minor: int, refunded_minor: int) -> int:
    """Return the part of a commission (minor units) that refunds of an order take back so far.

    In proportion, rounded toward zero; a full refund takes back all of it, whatever the rounding.
    """
    if refunded_minor >= amount_minor:
        return commission_minor
    return commission_minor * refunded_minor // amount_minor


def _standing(candidate: Candidate, ordered_at: datetime, window: timedelta) -> Reason:
    if candidate.is_declared_bot:
        return Reason.DECLARED_BOT
    if not candidate.is_valid:
        return Reason.INVALID_CLICK
    if candidate.deal_id is None:
        return Reason.DEAL_NOT_LIVE
    if not candidate.is_coupon and not (
        candidate.touched_at <= ordered_at <= candidate.touched_at + window
    ):
        return Reason.OUTSIDE_WINDOW
    return Reason.NONE


def _why_none(standings: Sequence[Reason]) -> Reason:
    """Return the most telling reason: fraud before windows, windows before nothing at all."""
    order = (
        Reason.DECLARED_BOT,
        Reason.INVALID_CLICK,
        Reason.OUTSIDE_WINDOW,
        Reason.DEAL_NOT_LIVE,
    )
    return next((reason for reason in order if reason in standings), Reason.NO_TOUCH)


def _explained(candidate: Candidate, standing: Reason) -> dict[str, Any]:
    return {
        "deal": str(candidate.deal_id) if candidate.deal_id else None,
        "click": str(candidate.click_id) if candidate.click_id else None,
        "link": str(candidate.link_id) if candidate.link_id else None,
        "kind": "coupon" if candidate.is_coupon else "click",
        "touched_at": candidate.touched_at.isoformat(),
        "reason": int(standing),
    }
