"""What happens when nobody acts: the operator's sweep over everything that has a deadline."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from alliance.kernel.clock import business_date
from alliance.kernel.errors import StateConflict
from alliance.networks.selectors import rules_at
from alliance.notifications.services import notify
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from marketplace.deals.models import Deal, Draft, Negotiation
from marketplace.deals.rules import PUBLICATION_GRACE, negotiation_page
from marketplace.deals.services.drafting import approve
from marketplace.deals.services.ending import call_off
from marketplace.deals.services.publishing import verify
from marketplace.deals.services.timeline import advance
from marketplace.deals.states import DealState, EventKind, NegotiationState, Side

BATCH = 200


def sweep(actor: Actor, *, now: datetime) -> int:
    """Carry out every deadline of the operator's alliance that has passed; return how many.

    Each move is a compare-and-set: whoever acted in the meantime keeps what they did.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    today = business_date(now, rules_at(actor.alliance_id, now).zone)
    deals = Deal.objects.filter(alliance_id=actor.alliance_id).select_related("task")
    late = (DealState.ACCEPTED, DealState.DRAFTING, DealState.APPROVED)
    return (
        _expire_negotiations(actor, now)
        + _each(_due(deals, DealState.IN_REVIEW, review_due_at__lte=now), _auto_approve, actor, now)
        + _each(_due(deals, DealState.PUBLISHED, verify_due_at__lte=now), _auto_verify, actor, now)
        + _each(_due(deals, DealState.VERIFIED, settles_at__lte=now), _settle, actor, now)
        + _each(
            deals.filter(state__in=late, publish_by__lt=today - PUBLICATION_GRACE).order_by("id"),
            _expire,
            actor,
            now,
        )
    )


def _due(deals: QuerySet[Deal], state: DealState, **deadline: datetime) -> QuerySet[Deal]:
    return deals.filter(state=state, **deadline).order_by("id")


def _each(
    deals: QuerySet[Deal], act: Callable[[Actor, Deal, datetime], None], actor: Actor, now: datetime
) -> int:
    done = 0
    for deal in deals[:BATCH]:
        try:
            with transaction.atomic():
                act(actor, deal, now)
        except StateConflict:
            continue
        done += 1
    return done


def _auto_approve(actor: Actor, deal: Deal, now: datetime) -> None:
    version = Draft.objects.filter(deal=deal).count()
    approve(actor, deal, version, EventKind.DRAFT_AUTO_APPROVED, now)


def _auto_verify(actor: Actor, deal: Deal, now: datetime) -> None:
    verify(actor, deal, expected=DealState.PUBLISHED, kind=EventKind.AUTO_VERIFIED, now=now)


def _settle(actor: Actor, deal: Deal, now: datetime) -> None:
    advance(
        actor,
        deal,
        expected=DealState.VERIFIED,
        to=DealState.SETTLED,
        kind=EventKind.SETTLED,
        now=now,
        ended_at=now,
    )


def _expire(actor: Actor, deal: Deal, now: datetime) -> None:
    call_off(actor, deal, DealState.EXPIRED, EventKind.EXPIRED, "publication overdue", now)


def _expire_negotiations(actor: Actor, now: datetime) -> int:
    due = Negotiation.objects.filter(
        alliance_id=actor.alliance_id, state=NegotiationState.OPEN, expires_at__lte=now
    )
    expired = 0
    for negotiation in due.select_related("task").order_by("id")[:BATCH]:
        expired += _expire_negotiation(negotiation, now)
    return expired


def _expire_negotiation(negotiation: Negotiation, now: datetime) -> int:
    moved = Negotiation.objects.filter(
        pk=negotiation.id, state=NegotiationState.OPEN, expires_at__lte=now
    ).update(state=NegotiationState.EXPIRED, ended_at=now)
    if moved:
        for side, party in (
            (Side.OWNER, negotiation.owner_id),
            (Side.BRAND, negotiation.brand_id),
        ):
            notify(
                organization_id=party,
                kind="offer_expired",
                params={"task": negotiation.task.title},
                link=negotiation_page(side, negotiation.id),
            )
    return moved
