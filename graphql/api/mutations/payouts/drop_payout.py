"""Take a payout out of a draft run."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.payouts.types import Payout
from api.permissions import Permission, permission
from settlements.payouts import services


class DropPayout(Mutation):
    """Take one payout out of a draft run and free its money."""

    class Input:
        payout_id = IdOf("Payout", required=True, description="Which payout")

    payout = graphene.Field(Payout, description="The payout as it is now")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(info: Any, *, payout_id: UUID) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {"payout": services.drop_payout(actor, payout_id=payout_id, now=now)}
