"""Funded wallets, verified hosts and tasks in each state, made through the services."""

from datetime import datetime
from typing import Any

from advertisers.brands import services as brands
from advertisers.tasks import services
from advertisers.tasks.models import Task
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.ledger.services import open_account, post
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from tests.advertisers.tasks.briefs import LANDING_HOST, make_brief
from tests.personas import NOW


def fill_wallet(operator: Actor, brand: Actor, amount_minor: int, now: datetime = NOW) -> None:
    """Bring money into the brand's wallet, as a rail would."""
    with acting(operator):
        outside = open_account(
            organization_id=operator.organization_id,
            alliance_id=operator.alliance_id,
            kind=AccountKind.EXTERNAL,
            mode=AccountMode.ROLLUP,
        )
        wallet = open_account(
            organization_id=brand.organization_id,
            alliance_id=brand.alliance_id,
            kind=AccountKind.BRAND_WALLET,
            floor=0,
        )
        post(
            source="test",
            idempotency_key=f"topup:{new_id()}",
            legs=[Leg(outside, -amount_minor), Leg(wallet, amount_minor)],
            effective_at=now,
            narrative="充值",
        )


def verify_host(
    operator: Actor, brand: Actor, host: str = LANDING_HOST, now: datetime = NOW
) -> None:
    """Have the operator confirm the brand's host."""
    with acting(brand):
        claim = brands.claim_host(brand, host=host)
    with acting(operator):
        brands.confirm_host(operator, host_id=claim.id, now=now)


def make_draft_task(brand: Actor, *, now: datetime = NOW, **changes: Any) -> Task:
    """A task nobody else sees."""
    with acting(brand):
        return services.create_task(brand, brief=make_brief(**changes), now=now)


def make_funded_task(operator: Actor, brand: Actor, *, now: datetime = NOW, **changes: Any) -> Task:
    """A task whose budget lies in escrow."""
    task = make_draft_task(brand, now=now, **changes)
    fill_wallet(operator, brand, task.budget_minor, now)
    with acting(brand):
        return services.fund_task(brand, task_id=task.id, now=now)


def make_open_task(operator: Actor, brand: Actor, *, now: datetime = NOW, **changes: Any) -> Task:
    """A task the whole alliance sees; its brand's host is verified."""
    task = make_funded_task(operator, brand, now=now, **changes)
    with acting(brand):
        return services.publish_task(brand, task_id=task.id, now=now)
