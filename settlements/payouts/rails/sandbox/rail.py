"""The sandbox provider: tables and transactions of its own, and faults on demand."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from alliance.kernel import clock
from alliance.kernel.failpoints import failpoint
from alliance.tenancy.context import acting_as_system
from alliance.tenancy.types import Actor
from settlements.payouts.models import SandboxFault, SandboxTransfer
from settlements.payouts.rails.face import NoAnswer
from settlements.payouts.states import Fault
from settlements.payouts.types import Answer, Instruction, Outcome, RailLine


class SandboxRail:
    """Pays by writing a row, at most one per key, in a transaction the caller knows nothing of."""

    name = "sandbox"

    def pay(self, instruction: Instruction) -> Answer:
        with acting_as_system(instruction.operator_id) as provider:
            fault = _next_fault(provider, instruction.payee_id)
            if fault != Fault.DROP:
                for _ in range(2 if fault == Fault.DUPLICATE else 1):
                    _accept(provider, instruction, declined=fault == Fault.DECLINE)
            failpoint("sandbox.before_commit")
        failpoint("sandbox.after_commit")
        if fault in (Fault.DROP, Fault.TIMEOUT):
            raise NoAnswer(f"sandbox: {fault}")
        return self.find(instruction)

    def find(self, instruction: Instruction) -> Answer:
        with acting_as_system(instruction.operator_id) as provider:
            found = SandboxTransfer.objects.filter(
                organization_id=provider.organization_id, key=instruction.key
            )
            transfer = found.order_by("id").first()
        if transfer is None:
            return Answer(Outcome.ABSENT)
        outcome = Outcome.PAID if transfer.paid else Outcome.DECLINED
        return Answer(outcome, reference=f"SBX-{transfer.id.hex[-12:]}", reason=transfer.reason)

    def file(self, operator_id: UUID, since: datetime, until: datetime) -> list[RailLine]:
        with acting_as_system(operator_id) as provider:
            made = SandboxTransfer.objects.filter(
                organization_id=provider.organization_id, made_at__gte=since, made_at__lt=until
            )
            return [
                RailLine(
                    key=transfer.key,
                    amount_minor=transfer.amount_minor,
                    currency=transfer.currency,
                    payee_name=transfer.payee_name,
                    paid=transfer.paid,
                )
                for transfer in made.order_by("made_at", "id")
            ]


def _next_fault(provider: Actor, payee_id: UUID) -> str | None:
    """Take one of the faults that are left for this payee."""
    planned = SandboxFault.objects.filter(
        organization_id=provider.organization_id, payee_id=payee_id, remaining__gt=0
    )
    fault = planned.order_by("id").first()
    if fault is None or not planned.update(remaining=F("remaining") - 1):
        return None
    return fault.fault


def _accept(provider: Actor, instruction: Instruction, *, declined: bool) -> None:
    """Write the transfer unless its key is known: the same key is the same payment."""
    transfer = SandboxTransfer(
        organization_id=provider.organization_id,
        alliance_id=provider.alliance_id,
        key=instruction.key,
        amount_minor=instruction.amount_minor,
        currency=instruction.currency,
        payee_id=instruction.payee_id,
        payee_name=instruction.payee_name,
        paid=not declined,
        reason="收款账户异常" if declined else "",
        made_at=clock.now(),
    )
    SandboxTransfer.objects.bulk_create([transfer], ignore_conflicts=True)
