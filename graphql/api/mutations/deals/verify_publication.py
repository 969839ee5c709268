"""Confirm that it stands where the proof says."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class VerifyPublication(Mutation):
    """Confirm that it stands where the proof says."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS, Kind.BRAND)
    def perform(info: Any, *, deal_id: UUID) -> dict[str, Any]:
        deal = services.verify_publication(
            info.context.actor, deal_id=deal_id, now=info.context.now
        )
        return {"deal": deal}
