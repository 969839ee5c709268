"""Negotiations: who offers what to whom."""

from typing import Any

import graphene

from alliance.kernel.vocabulary import PlacementFormat
from api.connection import Connection
from api.ids import global_id
from api.permissions import Read
from api.tasks.types import PRICING_MODELS, Task
from api.tenancy.types import Organization
from api.types import Date, DateTime, Minor, Node, Type, enum
from marketplace.deals import models, selectors
from marketplace.deals.states import NegotiationState, Side
from marketplace.deals.types import Terms as TermsValue

SIDES = enum(Side)


class Terms(Type):
    """What is offered or agreed."""

    class Meta:
        read = Read.FENCED
        model = TermsValue

    model = graphene.Field(PRICING_MODELS, required=True, description="What is paid for")
    format = graphene.Field(enum(PlacementFormat), required=True, description="What is published")
    rate_bp = graphene.Int(description="CPS: share of each sale, basis points")
    price_minor = Minor(description="Other models: price of one unit, fen")
    publish_by = Date(required=True, description="Last day to publish")
    max_revisions = graphene.Int(required=True, description="How often a draft may be sent back")
    review_hours = graphene.Int(
        required=True, description="Hours after which silence means approval"
    )


class Offer(Type):
    """One version of the terms."""

    class Meta:
        interfaces = (Node,)
        model = models.Offer
        read = Read.FENCED

    version = graphene.Int(required=True, description="1, 2, …")
    made_by = graphene.Field(SIDES, required=True, description="Who made it")
    made_at = DateTime(required=True, description="When")
    message = graphene.String(required=True, description="In their words, or empty")
    terms = graphene.Field(Terms, required=True, description="The terms")

    @staticmethod
    def resolve_terms(root: models.Offer, info: Any) -> TermsValue:
        return root.agreed


def my_side(row: Any, info: Any) -> Side | None:
    """Return the side on which the reader stands, None for an agency or operator."""
    reader = info.context.actor.organization_id
    if reader == row.owner_id:
        return Side.OWNER
    return Side.BRAND if reader == row.brand_id else None


class Negotiation(Type):
    """A talk about placing a task on a listing."""

    class Meta:
        interfaces = (Node,)
        model = models.Negotiation
        read = Read.FENCED

    task = graphene.Field(Task, required=True, description="The task")
    listing_id = graphene.ID(required=True, description="Global id of the listing")
    listing_title = graphene.String(required=True, description="The listing's title at the start")
    owner = graphene.Field(Organization, required=True, description="Whose audience")
    brand = graphene.Field(Organization, required=True, description="Whose task")
    agency = graphene.Field(Organization, description="Who represents the owner")
    started_by = graphene.Field(SIDES, required=True, description="Brand: an invitation")
    turn = graphene.Field(SIDES, required=True, description="Whose answer is awaited")
    my_side = graphene.Field(SIDES, description="The side you stand on")
    waits_for_me = graphene.Boolean(required=True, description="Your answer is awaited")
    version = graphene.Int(required=True, description="Newest version of the terms")
    state = graphene.Field(enum(NegotiationState), required=True, description="Open or how ended")
    reason = graphene.String(required=True, description="Why it ended, or empty")
    expires_at = DateTime(required=True, description="Without answer it ends here")
    created_at = DateTime(required=True, description="Started")
    offers = Connection(Offer, orders={"VERSION": ("version",)}, description="Every version")
    current_offer = graphene.Field(Offer, required=True, description="The newest version")
    deal_id = graphene.ID(description="Global id of the deal it led to")

    @staticmethod
    def resolve_listing_id(root: models.Negotiation, info: Any) -> str:
        return global_id("Listing", root.listing_id)

    @staticmethod
    def resolve_my_side(root: models.Negotiation, info: Any) -> Side | None:
        return my_side(root, info)

    @staticmethod
    def resolve_waits_for_me(root: models.Negotiation, info: Any) -> bool:
        return root.state == NegotiationState.OPEN and root.turn == my_side(root, info)

    @staticmethod
    def resolve_offers(root: models.Negotiation, info: Any) -> list[models.Offer]:
        return list(root.offers.all())

    @staticmethod
    def resolve_current_offer(root: models.Negotiation, info: Any) -> models.Offer:
        return list(root.offers.all())[-1]

    @staticmethod
    def resolve_deal_id(root: models.Negotiation, info: Any) -> str | None:
        found = [global_id("Deal", deal.id) for deal in root.deals.all()]
        return found[0] if found else None

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Negotiation | None:
        found = selectors.negotiations_of(info.context.actor).filter(pk=pk)
        return selectors.with_offers(found).first()
