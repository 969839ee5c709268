"""What an owner enters about a listing, for creating and for updating one."""

from typing import Any
from uuid import UUID

import graphene

from alliance.kernel.vocabulary import Category, PlacementFormat, PricingModel
from api.types import Minor, enum
from traffic_owners.audiences.types import ListingDraft, RateLine


class RateLineInput(graphene.InputObjectType):
    """One price: an amount in fen, or for CPS a rate."""

    format = enum(PlacementFormat)(required=True, description="What is placed")
    model = enum(PricingModel)(required=True, description="How it is paid")
    price_minor = Minor(description="Price of a unit in fen; not for CPS")
    rate_bp = graphene.Int(description="Basis points of sales, for CPS only")


LISTING_FIELDS: dict[str, Any] = {
    "title": graphene.String(required=True, description="Title"),
    "summary": graphene.String(description="What to know about it"),
    "category": enum(Category)(required=True, description="Trade"),
    "declared_size": graphene.Int(description="Size of the audience where no profile tells it"),
    "weekly_capacity": graphene.Int(description="Placements a week, 7 unless told"),
    "rate_card": graphene.List(
        graphene.NonNull(RateLineInput), required=True, description="All prices, at most 40"
    ),
}


def listing_draft(
    *,
    channel_id: UUID,
    title: str,
    category: Category,
    rate_card: list[dict[str, Any]],
    profile_id: UUID | None = None,
    summary: str | None = None,
    declared_size: int | None = None,
    weekly_capacity: int | None = None,
) -> ListingDraft:
    """Return the input as services take it."""
    return ListingDraft(
        channel_id=channel_id,
        title=title,
        category=category,
        summary=summary or "",
        profile_id=profile_id,
        declared_size=declared_size,
        weekly_capacity=7 if weekly_capacity is None else weekly_capacity,
        rate_card=tuple(RateLine(**line) for line in rate_card),
    )
