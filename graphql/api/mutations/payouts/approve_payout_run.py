"""Sign a run off."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.payouts.types import PayoutRun
from api.permissions import Permission, permission
from settlements.payouts import services


class ApprovePayoutRun(Mutation):
    """Approve a run as its second person; its payments leave at once."""

    class Input:
        run_id = IdOf("PayoutRun", required=True, description="Which run")

    run = graphene.Field(PayoutRun, description="The run as it is now")

    @permission(Permission.APPROVE_PAYOUTS, Kind.OPERATOR)
    def perform(info: Any, *, run_id: UUID) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {"run": services.approve_run(actor, run_id=run_id, now=now)}
