"""Approve a draft."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class ApproveDraft(Mutation):
    """Approve a draft."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")
        version = graphene.Int(required=True, description="The draft you have read")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS, Kind.BRAND)
    def perform(info: Any, *, deal_id: UUID, version: int) -> dict[str, Any]:
        deal = services.approve_draft(
            info.context.actor, deal_id=deal_id, version=version, now=info.context.now
        )
        return {"deal": deal}
