"""Reads of negotiations and deals; only their parties and the operator are shown any."""

from uuid import UUID

from django.db.models import Q, QuerySet

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from marketplace.deals.models import (
    Deal,
    DealEvent,
    Draft,
    Negotiation,
    Offer,
    Proof,
)
from marketplace.deals.states import Side
from marketplace.deals.types import DealFacts


def negotiations_of(actor: Actor) -> QuerySet[Negotiation]:
    """Return every negotiation the actor takes part in (or operates over)."""
    actor.require(Permission.VIEW)
    return Negotiation.objects.filter(alliance_id=actor.alliance_id).select_related(
        "owner", "brand", "agency", "task", "listing"
    )


def negotiation_of(actor: Actor, negotiation_id: UUID) -> Negotiation:
    """Return one negotiation the actor may see; raises NotFound."""
    found = negotiations_of(actor).filter(pk=negotiation_id).order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def offers_of(actor: Actor, negotiation_ids: list[UUID]) -> QuerySet[Offer]:
    """Return all versions of the given negotiations, oldest first."""
    actor.require(Permission.VIEW)
    return Offer.objects.filter(negotiation_id__in=negotiation_ids).order_by(
        "negotiation_id", "version"
    )


def deals_of(actor: Actor) -> QuerySet[Deal]:
    """Return every deal the actor is a party of (or operates over)."""
    actor.require(Permission.VIEW)
    return Deal.objects.filter(alliance_id=actor.alliance_id).select_related(
        "owner", "brand", "agency", "task", "listing"
    )


def deal_of(actor: Actor, deal_id: UUID) -> Deal:
    """Return one deal the actor may see; raises NotFound."""
    found = deals_of(actor).filter(pk=deal_id).order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def deal_facts(actor: Actor, deal_id: UUID) -> DealFacts:
    """Return what attribution and settlement need of a deal; raises NotFound."""
    deal = deal_of(actor, deal_id)
    return DealFacts(
        id=deal.id,
        owner_id=deal.owner_id,
        brand_id=deal.brand_id,
        agency_id=deal.agency_id,
        task_id=deal.task_id,
        contract_id=deal.contract_id,
        model=deal.model,
        rate_bp=deal.rate_bp,
        price_minor=deal.price_minor,
        state=deal.state,
    )


def drafts_of(actor: Actor, deal_ids: list[UUID]) -> QuerySet[Draft]:
    """Return the drafts of the given deals, oldest first."""
    actor.require(Permission.VIEW)
    return Draft.objects.filter(deal_id__in=deal_ids).order_by("deal_id", "version")


def proofs_of(actor: Actor, deal_ids: list[UUID]) -> QuerySet[Proof]:
    """Return the proofs of publication of the given deals."""
    actor.require(Permission.VIEW)
    return Proof.objects.filter(deal_id__in=deal_ids).order_by("deal_id")


def timeline_of(actor: Actor, deal_ids: list[UUID]) -> QuerySet[DealEvent]:
    """Return what happened to the given deals, oldest first."""
    actor.require(Permission.VIEW)
    return DealEvent.objects.filter(deal_id__in=deal_ids).order_by("deal_id", "id")


def waiting_for(actor: Actor) -> Q:
    """Return the condition under which an open negotiation waits for the actor's answer."""
    mine = actor.organization_id
    return Q(turn=Side.OWNER, owner_id=mine) | Q(turn=Side.BRAND, brand_id=mine)
