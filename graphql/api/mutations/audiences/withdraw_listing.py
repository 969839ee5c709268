"""Withdraw listing."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import Listing
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class WithdrawListing(Mutation):
    """Give a listing up for good; agreed deals keep their terms."""

    class Input:
        listing_id = IdOf("Listing", required=True, description="Which")

    listing = graphene.Field(Listing, description="The listing, withdrawn")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, listing_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {"listing": services.withdraw_listing(actor, listing_id=listing_id)}
