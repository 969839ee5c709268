"""One payment leaves exactly once, whatever the rail does and wherever we die."""

from datetime import timedelta

import pytest

from alliance.kernel.failpoints import arm, disarm
from alliance.tenancy.context import acting
from settlements.ledger import selectors as ledger
from settlements.ledger.states import AccountKind
from settlements.payouts import services
from settlements.payouts.rails.sandbox import rail as sandbox
from settlements.payouts.rails.sandbox.rail import SandboxRail
from settlements.payouts.services import sending
from settlements.payouts.states import Fault, PayoutState
from tests.settlements.payouts.runs import PAYDAY, Paydesk, make_paydesk, work

pytestmark = pytest.mark.django_db

POINTS = [
    "payouts.before_sending_commits",
    "payouts.after_sending",
    "sandbox.before_commit",
    "sandbox.after_commit",
    "payouts.after_paying",
    "payouts.before_settling_commits",
    "payouts.after_settling",
]


class Killed(BaseException):
    """The process is gone: nobody catches this."""


@pytest.fixture
def desk() -> Paydesk:
    made = make_paydesk()
    made.approve()
    return made


def clearing(desk: Paydesk) -> int:
    with acting(desk.maker):
        return ledger.balance_of(
            organization_id=desk.maker.organization_id,
            kind=AccountKind.PAYOUT_CLEARING,
            reference="sandbox",
        ).posted


def paid_once(desk: Paydesk) -> None:
    """Payments = payouts = ledger."""
    owner = desk.payout(desk.world.owner)
    made = [t for t in desk.transfers() if t.key == owner.provider_key and t.paid]
    assert owner.state == PayoutState.PAID
    assert [transfer.amount_minor for transfer in made] == [owner.amount_minor]
    assert desk.world.held(desk.world.owner, AccountKind.PAYABLE) == 0
    assert desk.world.balanced()


def test_a_timeout_leaves_the_payout_unknown_and_asking_settles_it(desk: Paydesk) -> None:
    desk.fault(desk.world.owner, Fault.TIMEOUT)
    work()
    owner = desk.payout(desk.world.owner)
    assert owner.state == PayoutState.UNKNOWN
    assert clearing(desk) == owner.amount_minor

    desk.ask(owner.id)

    paid_once(desk)
    assert clearing(desk) == 0


def test_a_dropped_request_is_sent_again_with_the_same_key(desk: Paydesk) -> None:
    desk.fault(desk.world.owner, Fault.DROP, times=2)
    work()
    owner = desk.payout(desk.world.owner)
    assert owner.state == PayoutState.UNKNOWN
    assert all(transfer.key != owner.provider_key for transfer in desk.transfers())
    desk.ask(owner.id)
    assert desk.payout(desk.world.owner).state == PayoutState.UNKNOWN
    desk.ask(owner.id)
    paid_once(desk)


def test_a_rail_that_acts_twice_pays_once(desk: Paydesk) -> None:
    desk.fault(desk.world.owner, Fault.DUPLICATE)
    work()
    paid_once(desk)


def test_a_declined_payment_returns_the_money_and_may_be_paid_anew(desk: Paydesk) -> None:
    desk.fault(desk.world.owner, Fault.DECLINE)
    work()
    owner = desk.payout(desk.world.owner)
    assert (owner.state, owner.reason) == (PayoutState.FAILED, "收款账户异常")
    assert desk.world.held(desk.world.owner, AccountKind.PAYABLE) == owner.amount_minor
    assert clearing(desk) == 0

    desk.approve()
    work()

    paid_once(desk)


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("fault", [None, Fault.TIMEOUT, Fault.DROP, Fault.DUPLICATE])
def test_a_death_anywhere_pays_once(desk: Paydesk, point: str, fault: Fault | None) -> None:
    owner = desk.payout(desk.world.owner)
    if fault:
        desk.fault(desk.world.owner, fault)

    def die() -> None:
        disarm(point)
        raise Killed

    arm(point, die)
    try:
        services.send(desk.maker, payout_id=owner.id, now=PAYDAY)
    except Killed:
        pass
    finally:
        disarm(point)
    for _ in range(3):
        services.send(desk.maker, payout_id=owner.id, now=PAYDAY)

    paid_once(desk)


def test_sending_a_settled_payout_again_changes_nothing(desk: Paydesk) -> None:
    work()
    before = desk.payouts()
    for payout in before:
        for _ in range(3):
            services.send(desk.maker, payout_id=payout.id, now=PAYDAY + timedelta(days=1))
    assert [p.settled_at for p in desk.payouts()] == [p.settled_at for p in before]
    paid_once(desk)


def test_asking_finds_what_stays_open(desk: Paydesk) -> None:
    desk.fault(desk.world.owner, Fault.TIMEOUT)
    work()
    with acting(desk.maker):
        assert services.open_payouts(desk.maker, now=PAYDAY) == []
        later = services.open_payouts(desk.maker, now=PAYDAY + timedelta(seconds=20))
    assert later == [desk.payout(desk.world.owner).id]


def test_control_without_asking_first_and_a_key_the_rail_pays_twice(
    desk: Paydesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same death with both guards off: a new key each time, and no question."""

    class Forgetful(SandboxRail):
        def find(self, instruction):  # type: ignore[no-untyped-def]
            return sandbox.Answer(sandbox.Outcome.ABSENT)

    keys = iter(("K1", "K2", "K3"))
    whole = sending._instruction

    def other_key(payout, actor):  # type: ignore[no-untyped-def]
        made = whole(payout, actor)
        return type(made)(**{f: getattr(made, f) for f in made.__slots__} | {"key": next(keys)})

    monkeypatch.setattr(sending, "_instruction", other_key)
    monkeypatch.setattr(sending, "rail_named", lambda name: Forgetful())
    owner = desk.payout(desk.world.owner)
    services.send(desk.maker, payout_id=owner.id, now=PAYDAY)
    services.send(desk.maker, payout_id=owner.id, now=PAYDAY)

    made = [t for t in desk.transfers() if t.payee_id == owner.organization_id]
    assert len(made) == 2
