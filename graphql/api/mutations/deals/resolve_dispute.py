"""Rule on a contested publication."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class ResolveDispute(Mutation):
    """Rule on a contested publication."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")
        is_delivered = graphene.Boolean(required=True, description="True: it was delivered")
        reason = graphene.String(required=True, description="Shown to the other side")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.OPERATE, Kind.OPERATOR)
    def perform(info: Any, *, deal_id: UUID, is_delivered: bool, reason: str) -> dict[str, Any]:
        deal = services.resolve_dispute(
            info.context.actor,
            deal_id=deal_id,
            is_delivered=is_delivered,
            reason=reason,
            now=info.context.now,
        )
        return {"deal": deal}
