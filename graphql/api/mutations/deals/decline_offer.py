"""Say no to the offer that awaits your answer."""

from typing import Any
from uuid import UUID

import graphene

from api.deals.types import Negotiation
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class DeclineOffer(Mutation):
    """Say no to the offer that awaits your answer."""

    class Input:
        negotiation_id = IdOf("Negotiation", required=True, description="Which negotiation")
        version = graphene.Int(required=True, description="The version you have read")
        reason = graphene.String(description="A word to the other side")

    negotiation = graphene.Field(Negotiation, description="The negotiation as it is now")

    @permission(Permission.MANAGE_DEALS)
    def perform(
        info: Any, *, negotiation_id: UUID, version: int, reason: str | None = None
    ) -> dict[str, Any]:
        negotiation = services.decline_offer(
            info.context.actor,
            negotiation_id=negotiation_id,
            version=version,
            reason=reason or "",
            now=info.context.now,
        )
        return {"negotiation": negotiation}
