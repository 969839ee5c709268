"""Update a listing."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.inputs import LISTING_FIELDS, listing_draft
from api.audiences.types import Listing
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class UpdateListing(Mutation):
    """Rewrite a listing with its rate card; a published one must stay publishable."""

    class Input:
        listing_id = IdOf("Listing", required=True, description="Which")
        channel_id = IdOf("Channel", required=True, description="The same channel as before")
        profile_id = IdOf("AudienceProfile", description="Who is reached")
        vars().update(LISTING_FIELDS)

    listing = graphene.Field(Listing, description="The listing as it is now")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, listing_id: UUID, **given: Any) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        draft = listing_draft(**given)
        changed = services.update_listing(actor, listing_id=listing_id, draft=draft, now=now)
        return {"listing": changed}
