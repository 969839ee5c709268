"""How deals end otherwise: called off, run out, ruled on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from advertisers.tasks.services import release_slot
from alliance.kernel.errors import InvalidInput
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from alliance.tracking import services as tracking
from alliance.tracking.selectors import links_labelled
from alliance.tracking.states import LinkState
from marketplace.deals.models import Deal
from marketplace.deals.rules import link_label
from marketplace.deals.selectors import deal_of
from marketplace.deals.services.deliveries import ask_for_recount
from marketplace.deals.services.publishing import verify
from marketplace.deals.services.timeline import announce
from marketplace.deals.services.turns import side_of
from marketplace.deals.states import BEFORE_PUBLICATION, DealState, EventKind


@transaction.atomic
def cancel_deal(actor: Actor, *, deal_id: UUID, reason: str, now: datetime) -> Deal:
    """Call a deal off from either side before publication; its slot goes back to the task.

    Raises InvalidInput, NotFound, StateConflict.
    """
    actor.require(Permission.MANAGE_DEALS)
    reason = _reason(reason)
    deal = deal_of(actor, deal_id)
    side_of(actor, deal)
    call_off(actor, deal, DealState.CANCELLED, EventKind.CANCELLED, reason, now)
    return deal


@transaction.atomic
def raise_dispute(actor: Actor, *, deal_id: UUID, reason: str, now: datetime) -> Deal:
    """Contest a publication from either side before it is verified: published → disputed."""
    actor.require(Permission.MANAGE_DEALS)
    reason = _reason(reason)
    deal = deal_of(actor, deal_id)
    side_of(actor, deal)
    move(
        Deal,
        id=deal.id,
        expected=DealState.PUBLISHED,
        to=DealState.DISPUTED,
        verify_due_at=None,
        reason=reason,
    )
    announce(actor, deal, EventKind.DISPUTED, now, reason=reason)
    deal.refresh_from_db()
    return deal


@transaction.atomic
def resolve_dispute(
    actor: Actor, *, deal_id: UUID, is_delivered: bool, reason: str, now: datetime
) -> Deal:
    """Rule as operator: the deal was delivered (→ verified) or was not (→ cancelled)."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    reason = _reason(reason)
    deal = deal_of(actor, deal_id)
    if is_delivered:
        kind = EventKind.DISPUTE_RESOLVED
        verify(actor, deal, expected=DealState.DISPUTED, kind=kind, now=now)
        return deal
    move(
        Deal,
        id=deal.id,
        expected=DealState.DISPUTED,
        to=DealState.CANCELLED,
        ended_at=now,
        reason=reason,
    )
    _wind_up(actor, deal, EventKind.DISPUTE_RESOLVED, reason, now)
    return deal


def call_off(
    actor: Actor, deal: Deal, to: DealState, kind: EventKind, reason: str, now: datetime
) -> None:
    """End a deal before publication and give its slot back. Raises StateConflict."""
    move(
        Deal,
        id=deal.id,
        expected=BEFORE_PUBLICATION,
        to=to,
        ended_at=now,
        review_due_at=None,
        reason=reason,
    )
    release_slot(deal.task_id)
    _wind_up(actor, deal, kind, reason, now)


def _wind_up(actor: Actor, deal: Deal, kind: EventKind, reason: str, now: datetime) -> None:
    for link in links_labelled(actor, [link_label(deal.id)]).exclude(state=LinkState.ENDED):
        tracking.end_link(actor, link_id=link.id)
    announce(actor, deal, kind, now, reason=reason)
    ask_for_recount(deal, now)
    deal.refresh_from_db()


def _reason(reason: str) -> str:
    if not 1 <= len(reason.strip()) <= 500:
        raise InvalidInput(
            "reason", zh="请写明 1–500 字的理由", en="Give a reason of 1–500 characters"
        )
    return reason.strip()
