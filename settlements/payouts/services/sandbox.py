"""Telling the sandbox provider what to do wrong."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alliance.audit.services import record
from alliance.kernel.errors import InvalidInput, NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.selectors import organization
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.payouts.models import SandboxFault
from settlements.payouts.states import Fault

MOST_FAULTS = 20


@transaction.atomic
def plan_fault(
    actor: Actor, *, payee_id: UUID, fault: Fault, times: int, now: datetime
) -> SandboxFault:
    """Make the sandbox provider fail the next ``times`` payments to one payee in this way.

    Replaces what was planned for the payee. Raises NotFound in production, InvalidInput.
    """
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    if not settings.LOCAL_MODE:
        raise NotFound()
    if not 0 < times <= MOST_FAULTS:
        raise InvalidInput("times")
    organization(actor, payee_id)  # NotFound now, not a broken key at the commit
    planned, _ = SandboxFault.objects.update_or_create(
        organization_id=actor.organization_id,
        payee_id=payee_id,
        defaults={"fault": fault, "remaining": times, "alliance_id": actor.alliance_id},
    )
    record(actor, "plan_sandbox_fault", "payouts.sandboxfault", planned.id, fault=fault)
    return planned
