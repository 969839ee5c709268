"""Send a draft back with what should change."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class RequestRevision(Mutation):
    """Send a draft back with what should change."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")
        version = graphene.Int(required=True, description="The draft you have read")
        comment = graphene.String(required=True, description="What should change")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS, Kind.BRAND)
    def perform(info: Any, *, deal_id: UUID, version: int, comment: str) -> dict[str, Any]:
        deal = services.request_revision(
            info.context.actor,
            deal_id=deal_id,
            version=version,
            comment=comment,
            now=info.context.now,
        )
        return {"deal": deal}
