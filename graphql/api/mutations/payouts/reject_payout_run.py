"""Refuse a run."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.payouts.types import PayoutRun
from api.permissions import Permission, permission
from settlements.payouts import services


class RejectPayoutRun(Mutation):
    """Refuse a run that is not approved yet; its money is free again."""

    class Input:
        run_id = IdOf("PayoutRun", required=True, description="Which run")
        reason = graphene.String(required=True, description="Why")

    run = graphene.Field(PayoutRun, description="The run as it is now")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(info: Any, *, run_id: UUID, reason: str) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        refused = services.reject_run(actor, run_id=run_id, reason=reason, now=now)
        return {"run": refused}
