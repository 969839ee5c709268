"""Call a deal off before publication."""

from typing import Any
from uuid import UUID

import graphene

from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class CancelDeal(Mutation):
    """Call a deal off before publication."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")
        reason = graphene.String(required=True, description="Shown to the other side")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS)
    def perform(info: Any, *, deal_id: UUID, reason: str) -> dict[str, Any]:
        deal = services.cancel_deal(
            info.context.actor, deal_id=deal_id, reason=reason, now=info.context.now
        )
        return {"deal": deal}
