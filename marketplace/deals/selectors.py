"""Reads of negotiations and deals; only their parties and the operator are shown any."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

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
from marketplace.deals.states import NegotiationState, Side
from marketplace.deals.types import DealFacts


def negotiations_of(actor: Actor) -> QuerySet[Negotiation]:
    """Return every negotiation the actor takes part in (or operates over)."""
    actor.require(Permission.VIEW)
    return Negotiation.objects.filter(alliance_id=actor.alliance_id).select_related(
        "owner", "brand", "agency", "task__organization"
    )


def negotiation_of(actor: Actor, negotiation_id: UUID) -> Negotiation:
    """Return one negotiation the actor may see; raises NotFound."""
    found = negotiations_of(actor).filter(pk=negotiation_id).order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def with_offers(negotiations: QuerySet[Negotiation]) -> QuerySet[Negotiation]:
    """Add every version of the terms, oldest first, and the deal; two more queries."""
    return negotiations.prefetch_related(
        Prefetch("offers", queryset=Offer.objects.order_by("version")),
        Prefetch("deals", queryset=Deal.objects.order_by("id")),
    )


def deals_of(actor: Actor) -> QuerySet[Deal]:
    """Return every deal the actor is a party of (or operates over)."""
    actor.require(Permission.VIEW)
    return Deal.objects.filter(alliance_id=actor.alliance_id).select_related(
        "owner", "brand", "agency", "task__organization"
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


def with_history(deals: QuerySet[Deal]) -> QuerySet[Deal]:
    """Add drafts, proof and timeline in their order; three more queries."""
    return deals.prefetch_related(
        Prefetch("drafts", queryset=Draft.objects.order_by("version")),
        Prefetch("proofs", queryset=Proof.objects.order_by("id")),
        Prefetch("events", queryset=DealEvent.objects.order_by("id")),
    )


def waiting_for(actor: Actor) -> Q:
    """Return the condition under which a negotiation is open and waits for the actor's answer."""
    mine = actor.organization_id
    my_turn = Q(turn=Side.OWNER, owner_id=mine) | Q(turn=Side.BRAND, brand_id=mine)
    return Q(state=NegotiationState.OPEN) & my_turn
