"""A closed month whose statements are due, and the two people who pay them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from alliance.jobs.services import run_pending
from alliance.tenancy.context import acting
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
from settlements.payouts import services
from settlements.payouts.models import Payout, PayoutRun, SandboxTransfer
from settlements.payouts.states import Fault
from tests.personas import make_person
from tests.settlements.sharing.world import ORDERED, World, make_world
from tests.settlements.statements.months import AFTER_OCTOBER, close_month

PAYDAY = AFTER_OCTOBER + timedelta(hours=1)


@dataclass
class Paydesk:
    """The world after its first close, with a maker and a checker of the operator."""

    world: World
    maker: Actor
    checker: Actor

    def prepare(self) -> PayoutRun:
        with acting(self.maker):
            return services.prepare_run(self.maker, now=PAYDAY)

    def submit(self) -> PayoutRun:
        run = self.prepare()
        with acting(self.maker):
            return services.submit_run(self.maker, run_id=run.id, now=PAYDAY)

    def approve(self) -> PayoutRun:
        run = self.submit()
        with acting(self.checker):
            return services.approve_run(self.checker, run_id=run.id, now=PAYDAY)

    def payouts(self) -> list[Payout]:
        with acting(self.maker):
            return list(Payout.objects.order_by("id"))

    def payout(self, party: Actor) -> Payout:
        with acting(self.maker):
            return Payout.objects.order_by("-id").filter(organization_id=party.organization_id)[0]

    def transfers(self) -> list[SandboxTransfer]:
        with acting(self.maker):
            return list(SandboxTransfer.objects.order_by("id"))

    def fault(self, party: Actor, fault: Fault, times: int = 1) -> None:
        with acting(self.maker):
            services.plan_fault(
                self.maker, payee_id=party.organization_id, fault=fault, times=times, now=PAYDAY
            )

    def ask(self, payout_id: UUID) -> None:
        services.ask_again(self.maker, payout_id=payout_id, now=PAYDAY + timedelta(minutes=1))


def make_paydesk() -> Paydesk:
    world = make_world(10_000_000)
    world.accrue("o1", 1_000_000)
    world.accrue("o2", 800_000, at=ORDERED + timedelta(days=5))
    close_month(world)
    return Paydesk(world=world, maker=world.operator, checker=colleague_of(world.operator))


def colleague_of(actor: Actor) -> Actor:
    """Another person in the same organization, of its finance."""
    return replace(actor, person_id=make_person().id, role=Role.FINANCE)


def work() -> None:
    run_pending(PAYDAY)
