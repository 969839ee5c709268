"""Compare with a rail's file."""

from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api.mutation import Mutation
from api.permissions import Permission, permission
from settlements.payouts import services


class ReconcilePayoutRail(Mutation):
    """Queue a comparison of the last days' payouts with the rail's file."""

    class Input:
        rail = graphene.String(default_value="sandbox", description="Whose file")
        days = graphene.Int(default_value=1, description="How many days back, 1 to 92")

    queued = graphene.Boolean(description="The comparison will appear among reconciliations")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(info: Any, *, rail: str = "sandbox", days: int = 1) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        services.request_reconciliation(actor, rail=rail, days=days, now=now)
        return {"queued": True}
