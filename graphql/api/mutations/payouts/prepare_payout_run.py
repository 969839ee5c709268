"""Make up a run of payouts."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.payouts.types import PayoutRun
from api.permissions import Permission, permission
from settlements.payouts import services


class PreparePayoutRun(Mutation):
    """Put what is due, or one period's part of it, into a draft run and hold the money."""

    class Input:
        period_id = IdOf("SettlementPeriod", description="Only this period's statements")
        rail = graphene.String(default_value="sandbox", description="Who pays it out")

    run = graphene.Field(PayoutRun, description="The run as it is now")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(
        info: Any, *, period_id: UUID | None = None, rail: str = "sandbox"
    ) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        made = services.prepare_run(actor, period_id=period_id, rail=rail, now=now)
        return {"run": made}
