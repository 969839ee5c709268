"""Open a period."""

from datetime import date
from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.statements.types import SettlementPeriod
from api.types import Date
from settlements.statements import services


class OpenPeriod(Mutation):
    """Open a period of whole business days; it may not overlap another."""

    class Input:
        starts_on = Date(required=True, description="First day")
        ends_on = Date(required=True, description="Last day")

    period = graphene.Field(SettlementPeriod, description="The period")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(info: Any, *, starts_on: date, ends_on: date) -> dict[str, Any]:
        actor = info.context.actor
        return {"period": services.open_period(actor, starts_on=starts_on, ends_on=ends_on)}
