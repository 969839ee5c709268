"""Close a period."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.statements.types import SettlementPeriod
from settlements.statements import services


class ClosePeriod(Mutation):
    """Start the close of a period that is over; the statements are written in the background."""

    class Input:
        period_id = IdOf("SettlementPeriod", required=True, description="The period")

    period = graphene.Field(SettlementPeriod, description="The period, now closing")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(info: Any, *, period_id: UUID) -> dict[str, Any]:
        context = info.context
        return {
            "period": services.close_period(context.actor, period_id=period_id, now=context.now)
        }
