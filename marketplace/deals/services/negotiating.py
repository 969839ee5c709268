"""Starting a negotiation from either side, and answering with other terms or with no."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from advertisers.tasks.selectors import task_seen_by
from advertisers.tasks.states import TaskState
from alliance.audit.services import record
from alliance.kernel.clock import business_date
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.networks.selectors import rules_at
from alliance.notifications.services import notify
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from marketplace.deals.models import Deal, Negotiation, Offer
from marketplace.deals.rules import answer_by, negotiation_page, refuse_bad_terms
from marketplace.deals.selectors import negotiation_of
from marketplace.deals.services.turns import YourTurn, side_of, take_turn
from marketplace.deals.states import DealState, NegotiationState, Side
from marketplace.deals.types import Terms
from marketplace.matching.selectors import blockers_between
from traffic_owners.agencies.selectors import agency_terms
from traffic_owners.audiences import selectors as audiences
from traffic_owners.audiences.states import ListingState

if TYPE_CHECKING:
    from advertisers.tasks.models import Task


class TaskNotOpen(DomainError):
    """The task takes no offers now."""

    code = "task_not_open"
    zh = "任务当前不接受报价"
    en = "The task takes no offers now"


class AlreadyNegotiating(DomainError):
    """One open negotiation, one living deal for each task and listing."""

    code = "already_negotiating"
    zh = "该挂牌与该任务已在协商或合作中"
    en = "This listing and this task are already in a negotiation or a deal"


class ListingNotSuitable(DomainError):
    """The listing fails a hard requirement of the task."""

    code = "listing_not_suitable"
    zh = "该挂牌不满足任务要求：{blockers}"
    en = "The listing does not meet the task's requirements: {blockers}"


@transaction.atomic
def invite_listing(
    actor: Actor, *, task_id: UUID, listing_id: UUID, terms: Terms, message: str = "", now: datetime
) -> Negotiation:
    """Offer terms as the brand to the owner of a published listing; it is the owner's turn then.

    Raises TaskNotOpen, AlreadyNegotiating, InvalidInput, NotFound.
    """
    actor.require(Permission.MANAGE_DEALS, Kind.BRAND)
    return _start(actor, Side.BRAND, task_id, listing_id, terms, message, now)


@transaction.atomic
def apply_to_task(
    actor: Actor, *, task_id: UUID, listing_id: UUID, terms: Terms, message: str = "", now: datetime
) -> Negotiation:
    """Offer terms as the owner of a listing that meets the task's requirements.

    Raises TaskNotOpen, ListingNotSuitable, AlreadyNegotiating, InvalidInput, NotFound.
    """
    actor.require(Permission.MANAGE_DEALS, Kind.OWNER)
    return _start(actor, Side.OWNER, task_id, listing_id, terms, message, now)


@transaction.atomic
def make_counter_offer(
    actor: Actor,
    *,
    negotiation_id: UUID,
    version: int,
    terms: Terms,
    message: str = "",
    now: datetime,
) -> Negotiation:
    """Answer ``version`` with other terms, which become the next version and the other side's turn.

    Raises NotYourTurn, OfferHasChanged, OfferHasExpired, NegotiationIsOver, TaskNotOpen and
    InvalidInput.
    """
    actor.require(Permission.MANAGE_DEALS)
    negotiation = negotiation_of(actor, negotiation_id)
    side = side_of(actor, negotiation)
    task = _open_task(actor, negotiation.task_id)
    zone = _refuse_bad_offer(task, terms, message, now)
    take_turn(
        negotiation,
        side=side,
        answering=version,
        now=now,
        turn=side.other,
        version=version + 1,
        expires_at=answer_by(now, terms.publish_by, zone),
        agency_id=agency_id_of(negotiation.owner_id, business_date(now, zone)),
    )
    negotiation.refresh_from_db()
    _write_offer(actor, negotiation, side, terms, message, now)
    record(actor, "make_counter_offer", "deals.negotiation", negotiation.id, version=version + 1)
    _tell_other(negotiation, side, "counter_offer_received", task.title)
    return negotiation


@transaction.atomic
def decline_offer(
    actor: Actor, *, negotiation_id: UUID, version: int, reason: str = "", now: datetime
) -> Negotiation:
    """Say no to the offer that waits for the actor's answer. Raises as make_counter_offer does."""
    return _end(actor, negotiation_id, version, NegotiationState.DECLINED, reason, now)


@transaction.atomic
def withdraw_offer(
    actor: Actor, *, negotiation_id: UUID, version: int, reason: str = "", now: datetime
) -> Negotiation:
    """Take back the actor's own offer while the other side still thinks."""
    return _end(actor, negotiation_id, version, NegotiationState.WITHDRAWN, reason, now)


def _start(
    actor: Actor,
    side: Side,
    task_id: UUID,
    listing_id: UUID,
    terms: Terms,
    message: str,
    now: datetime,
) -> Negotiation:
    task = _open_task(actor, task_id)
    listing = audiences.listing(actor, listing_id)
    mine = task.organization_id if side is Side.BRAND else listing.organization_id
    if mine != actor.organization_id or task.organization_id == listing.organization_id:
        raise NotFound()
    zone = _refuse_bad_offer(task, terms, message, now)
    blockers = blockers_between(actor, task=task, listing=listing, now=now)
    if listing.state != ListingState.PUBLISHED:
        blockers.append("not_published")
    if blockers:
        raise ListingNotSuitable(blockers=", ".join(blockers))
    negotiation = Negotiation(
        alliance_id=actor.alliance_id,
        owner_id=listing.organization_id,
        brand_id=task.organization_id,
        agency_id=agency_id_of(listing.organization_id, business_date(now, zone)),
        task_id=task.id,
        listing_id=listing.id,
        listing_title=listing.title,
        started_by=side,
        turn=side.other,
        expires_at=answer_by(now, terms.publish_by, zone),
    )
    _save_unless_known(negotiation)
    _write_offer(actor, negotiation, side, terms, message, now)
    verb = "invite_listing" if side is Side.BRAND else "apply_to_task"
    record(actor, verb, "deals.negotiation", negotiation.id, task=task.id, listing=listing.id)
    kind = "invitation_received" if side is Side.BRAND else "application_received"
    _tell_other(negotiation, side, kind, task.title)
    return negotiation


def _save_unless_known(negotiation: Negotiation) -> None:
    dead = (DealState.CANCELLED, DealState.EXPIRED)
    pair = {"task_id": negotiation.task_id, "listing_id": negotiation.listing_id}
    if Deal.objects.filter(**pair).exclude(state__in=dead).exists():
        raise AlreadyNegotiating()
    try:
        with transaction.atomic():
            negotiation.save(force_insert=True)
    except IntegrityError as error:
        if "one_open_negotiation_per_pair" not in str(error):
            raise
        raise AlreadyNegotiating() from None


def _open_task(actor: Actor, task_id: UUID) -> Task:
    task = task_seen_by(actor, task_id)
    if task.state != TaskState.OPEN or task.slots_left == 0:
        raise TaskNotOpen()
    return task


def _refuse_bad_offer(task: Task, terms: Terms, message: str, now: datetime) -> str:
    """Raise InvalidInput for bad terms; return the alliance's zone."""
    if len(message) > 1_000:
        raise InvalidInput("message", zh="留言最多 1000 字", en="At most 1,000 characters")
    zone = rules_at(task.alliance_id, now).zone
    refuse_bad_terms(
        terms,
        task_model=task.model,
        budget_minor=task.budget_minor,
        today=business_date(now, zone),
        task_ends_on=task.ends_on,
    )
    return zone


def _write_offer(
    actor: Actor, negotiation: Negotiation, side: Side, terms: Terms, message: str, now: datetime
) -> None:
    Offer.objects.create(
        alliance_id=negotiation.alliance_id,
        owner_id=negotiation.owner_id,
        brand_id=negotiation.brand_id,
        agency_id=negotiation.agency_id,
        negotiation=negotiation,
        version=negotiation.version,
        made_by=side,
        person_id=actor.person_id,
        terms=terms.to_json(),
        message=message.strip(),
        made_at=now,
    )


def agency_id_of(owner_id: UUID, day: date) -> UUID | None:
    """Return the agency that represents the owner on ``day``: it may follow the talk."""
    terms = agency_terms([owner_id], day=day).get(owner_id)
    return terms.agency_id if terms else None


def _end(
    actor: Actor,
    negotiation_id: UUID,
    version: int,
    to: NegotiationState,
    reason: str,
    now: datetime,
) -> Negotiation:
    actor.require(Permission.MANAGE_DEALS)
    if len(reason) > 300:
        raise InvalidInput("reason", zh="理由最多 300 字", en="At most 300 characters")
    negotiation = negotiation_of(actor, negotiation_id)
    side = side_of(actor, negotiation)
    if to == NegotiationState.WITHDRAWN and negotiation.turn == side:
        raise YourTurn()
    take_turn(
        negotiation,
        side=side if to == NegotiationState.DECLINED else side.other,
        answering=version,
        now=now,
        state=to,
        ended_at=now,
        reason=reason.strip(),
    )
    record(actor, f"{to}_offer", "deals.negotiation", negotiation.id, version=version)
    _tell_other(negotiation, side, f"offer_{to}", negotiation.task.title)
    negotiation.refresh_from_db()
    return negotiation


def _tell_other(negotiation: Negotiation, side: Side, kind: str, task_title: str) -> None:
    notify(
        organization_id=negotiation.brand_id if side is Side.OWNER else negotiation.owner_id,
        kind=kind,
        params={"task": task_title},
        link=negotiation_page(side.other, negotiation.id),
    )
