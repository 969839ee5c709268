"""Ask a rail to bring money into the wallet."""

from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api.mutation import Mutation
from api.payments.types import TopUp
from api.permissions import Permission, permission
from api.types import Minor
from settlements.payments import services


class StartTopUp(Mutation):
    """Start a top-up; its payUrl appears as soon as the rail has taken the order."""

    class Input:
        amount_minor = Minor(required=True, description="Amount, minor units")
        rail = graphene.String(default_value="sandbox", description="Who collects the money")

    top_up = graphene.Field(TopUp, description="The top-up as it is now")

    @permission(Permission.SPEND, Kind.BRAND)
    def perform(info: Any, *, amount_minor: int, rail: str = "sandbox") -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        started = services.start_top_up(actor, amount_minor=amount_minor, rail=rail, now=now)
        return {"top_up": started}
