"""Create a listing."""

from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api.audiences.inputs import LISTING_FIELDS, listing_draft
from api.audiences.types import Listing
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class CreateListing(Mutation):
    """Write a draft of an offer with its rate card."""

    class Input:
        channel_id = IdOf("Channel", required=True, description="Where it is placed")
        profile_id = IdOf("AudienceProfile", description="Who is reached")
        vars().update(LISTING_FIELDS)

    listing = graphene.Field(Listing, description="The new draft")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, **given: Any) -> dict[str, Any]:
        created = services.create_listing(info.context.actor, draft=listing_draft(**given))
        return {"listing": created}
