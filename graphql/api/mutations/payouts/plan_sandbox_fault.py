"""Tell the sandbox rail what to do wrong."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.payouts.types import PAYOUT_FAULT, SandboxFault
from api.permissions import Permission, permission
from settlements.payouts import services
from settlements.payouts.states import Fault


class PlanSandboxFault(Mutation):
    """Make the sandbox rail fail the next payments to one payee."""

    class Input:
        payee_id = IdOf("Organization", required=True, description="Whose payments")
        fault = PAYOUT_FAULT(required=True, description="What goes wrong")
        times = graphene.Int(default_value=1, description="How many payments, 1 to 20")

    planned = graphene.Field(SandboxFault, description="What is planned now")

    @permission(Permission.SETTLE, Kind.OPERATOR)
    def perform(info: Any, *, payee_id: UUID, fault: Fault, times: int = 1) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        planned = services.plan_fault(actor, payee_id=payee_id, fault=fault, times=times, now=now)
        return {"planned": planned}
