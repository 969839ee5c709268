"""Say where the approved draft was published."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class SubmitProof(Mutation):
    """Say where the approved draft was published."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")
        url = graphene.String(required=True, description="Address of the publication")
        screenshot_file_id = IdOf("File", required=True, description="An uploaded picture of it")
        published_text = graphene.String(required=True, description="The text as it stands there")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS, Kind.OWNER)
    def perform(
        info: Any, *, deal_id: UUID, url: str, screenshot_file_id: UUID, published_text: str
    ) -> dict[str, Any]:
        deal = services.submit_proof(
            info.context.actor,
            deal_id=deal_id,
            url=url,
            screenshot_file_id=screenshot_file_id,
            published_text=published_text,
            now=info.context.now,
        )
        return {"deal": deal}
