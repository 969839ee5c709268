"""A process that really dies by SIGKILL in the middle of a payment, and one that comes after it."""

import os
import signal
from itertools import product

import pytest
from django.db import connections

from settlements.payouts import services
from settlements.payouts.states import Fault, PayoutState
from tests.settlements.payouts.runs import PAYDAY, Paydesk, make_paydesk

pytestmark = pytest.mark.django_db(transaction=True)

SENDING = [
    "payouts.before_sending_commits",
    "payouts.after_sending",
    "sandbox.before_commit",
    "sandbox.after_commit",
    "payouts.after_paying",
    "payouts.before_settling_commits",
    "payouts.after_settling",
]
FAULTS = [None, Fault.TIMEOUT, Fault.DROP, Fault.DUPLICATE]


def send_and_die(desk: Paydesk, point: str) -> int:
    """Send the owner's payout in a forked process armed to die; return the signal that ended it."""
    payout = desk.payout(desk.world.owner)
    inherited = connections["default"].connection
    child = os.fork()
    if child == 0:
        # the parent's socket must be neither used nor closed here
        connections["default"].connection = None
        os.environ["TANGMENG_FAILPOINT"] = point
        try:
            services.send(desk.maker, payout_id=payout.id, now=PAYDAY)
        finally:
            os._exit(inherited is None)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def recovered_once(desk: Paydesk) -> None:
    payout = desk.payout(desk.world.owner)
    for _ in range(3):
        services.send(desk.maker, payout_id=payout.id, now=PAYDAY)
    payout = desk.payout(desk.world.owner)
    made = [each for each in desk.transfers() if each.key == payout.provider_key and each.paid]
    assert payout.state == PayoutState.PAID
    assert [transfer.amount_minor for transfer in made] == [payout.amount_minor]
    assert desk.world.balanced()


@pytest.mark.parametrize("point", ["payouts.after_sending", "payouts.before_settling_commits"])
def test_a_killed_payment_is_paid_once_by_whoever_comes_next(point: str) -> None:
    desk = make_paydesk()
    desk.approve()

    assert send_and_die(desk, point) == signal.SIGKILL

    recovered_once(desk)


@pytest.mark.chaos
@pytest.mark.parametrize(("point", "fault"), list(product(SENDING, FAULTS)))
def test_a_death_at_any_point_with_any_fault_pays_once(point: str, fault: Fault | None) -> None:
    desk = make_paydesk()
    desk.approve()
    if fault:
        desk.fault(desk.world.owner, fault)

    send_and_die(desk, point)

    recovered_once(desk)
