"""Accept the terms: they freeze, a slot is taken, the deal begins."""

from typing import Any
from uuid import UUID

import graphene

from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class AcceptOffer(Mutation):
    """Accept the terms: they freeze, a slot is taken, the deal begins."""

    class Input:
        negotiation_id = IdOf("Negotiation", required=True, description="Which negotiation")
        version = graphene.Int(required=True, description="The version you have read")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS)
    def perform(info: Any, *, negotiation_id: UUID, version: int) -> dict[str, Any]:
        deal = services.accept_offer(
            info.context.actor, negotiation_id=negotiation_id, version=version, now=info.context.now
        )
        return {"deal": deal}
