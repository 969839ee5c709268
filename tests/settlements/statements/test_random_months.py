"""Months of random orders, refunds, closes and payouts: earnings, statements and ledger agree."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import F, Sum

from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.ledger.services import open_account, post
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from settlements.sharing.models import Accrual, Earning, Reversal
from settlements.sharing.states import AccrualState, EarningState
from settlements.statements import selectors, services
from settlements.statements.models import Statement
from settlements.statements.states import PayoutState
from tests.settlements.sharing.world import World, make_world
from tests.settlements.statements.months import close_month

pytestmark = pytest.mark.django_db

FUNDED = 4_000_000
MONTHS = [
    (date(2026, 10, 1), date(2026, 10, 31)),
    (date(2026, 11, 1), date(2026, 11, 30)),
    (date(2026, 12, 1), date(2026, 12, 31)),
]


@pytest.mark.parametrize("seed", range(6))
def test_random_months_agree_with_the_ledger(seed: int) -> None:
    seeded, world = random.Random(seed), make_world(FUNDED)
    now = datetime(2026, 10, 1, 4, tzinfo=UTC)
    for first, last in MONTHS:
        while now.date() <= last:
            _something(seeded, world, now)
            now += timedelta(hours=seeded.randrange(6, 40))
        assert_books_agree(world)
        close_month(world, (first, last), now)
        assert_books_agree(world)
        _pay(seeded, world, now)
        assert_books_agree(world)


def _something(seeded: random.Random, world: World, now: datetime) -> None:
    """An order (more often), a refund of any earlier one, or the hourly sweep."""
    dice = seeded.random()
    if dice < 0.55:
        world.accrue(f"o{now.isoformat()}", seeded.randrange(1, 90_000), at=now)
    elif dice < 0.85:
        _refund(seeded, world, now)
    else:
        world.mature(now)


def _refund(seeded: random.Random, world: World, now: datetime) -> None:
    with acting(world.operator):
        open_ = Accrual.objects.filter(refunded_minor__lt=F("commission_minor"))
        chosen = seeded.choice([*open_.order_by("event_key"), None])
    if chosen is None:
        return
    left = chosen.commission_minor - chosen.refunded_minor
    amount = left if seeded.random() < 0.4 else seeded.randrange(1, left + 1)
    world.refund(chosen.event_key, amount, f"r{now.isoformat()}", at=now)


def _pay(seeded: random.Random, world: World, now: datetime) -> None:
    """Pay some of what is due, as a payout would: out of the payable account, once."""
    with acting(world.operator):
        for due in selectors.payable_statements(world.operator):
            if seeded.random() < 0.3:
                continue
            payable, outside = (
                open_account(
                    organization_id=organization_id,
                    alliance_id=world.operator.alliance_id,
                    kind=kind,
                    mode=mode,
                )
                for organization_id, kind, mode in (
                    (due.organization_id, AccountKind.PAYABLE, AccountMode.SYNC),
                    (world.operator.organization_id, AccountKind.EXTERNAL, AccountMode.ROLLUP),
                )
            )
            net = due.net_payable_minor
            post(
                source="test",
                idempotency_key=f"pay:{due.id}",
                legs=[Leg(payable, -net), Leg(outside, net)],
                effective_at=now,
                narrative="打款",
            )
            services.mark_paid(world.operator, statement_id=due.id, payout_id=new_id(), now=now)


def assert_books_agree(world: World) -> None:
    """Recompute every account from earnings and statements."""
    assert world.balanced()
    for party in (world.owner, world.agency):
        assert world.held(party, AccountKind.MATURING) == _net(world, party, EarningState.MATURING)
        assert world.held(party, AccountKind.PAYABLE) == _owed(world, party)
    with acting(world.operator):
        kept = Accrual.objects.exclude(state=AccrualState.UNFUNDED).aggregate(
            net=Sum(F("commission_minor") - F("refunded_minor"))
        )
        withheld = Statement.objects.aggregate(tax=Sum("tax_minor"))
    assert world.in_escrow() == FUNDED - (kept["net"] or 0)
    assert world.held(world.operator, AccountKind.TAX_PAYABLE) == (withheld["tax"] or 0)


def _net(world: World, party: Actor, state: EarningState) -> int:
    with acting(world.operator):
        mine = Earning.objects.filter(organization_id=party.organization_id, state=state)
        found = mine.aggregate(net=Sum(F("amount_minor") - F("reversed_minor")))
    return found["net"] or 0


def _owed(world: World, party: Actor) -> int:
    """Payable but not stated, plus statements not paid, plus what is carried, less open refunds."""
    with acting(world.operator):
        mine = Statement.objects.filter(organization_id=party.organization_id)
        unpaid = mine.filter(payout_state=PayoutState.DUE).aggregate(net=Sum("net_payable_minor"))
        last = mine.order_by("-ends_on").first()
        open_ = Reversal.objects.filter(
            organization_id=party.organization_id, adjusts=True, statement_id=None
        ).aggregate(amount=Sum("amount_minor"))
    carried = last.carried_minor if last else 0
    stated = (unpaid["net"] or 0) + carried - (open_["amount"] or 0)
    return _net(world, party, EarningState.PAYABLE) + stated
