"""Last stage: the operator closes the months that are over and pays who has confirmed."""

import calendar
from datetime import date, timedelta

from alliance.jobs.services import run_pending
from alliance.kernel.clock import business_date
from alliance.tenancy.context import acting
from marketplace.demo.world import World
from settlements.payouts import services as payouts
from settlements.statements import services as statements
from settlements.statements.selectors import payable_statements, periods
from settlements.statements.states import PeriodState

LEFT_WAITING = 4


def settle_past_months(world: World) -> None:
    """Close each whole month between the demonstration's first day and today, in order.

    Runs after the alliance is committed, because the close opens its own transactions; a month
    that is closed already is left as it is.
    """
    today = business_date(world.now)
    first = world.began_on
    while (last := _last_of(first)) < today:
        _close(world, first, last)
        first = last + timedelta(days=1)
    with acting(world.operated) as operator:
        if not periods(operator).filter(starts_on=first).exists():
            statements.open_period(operator, starts_on=first, ends_on=_last_of(first))
    _pay(world)


def _close(world: World, first: date, last: date) -> None:
    with acting(world.operated) as operator:
        period = periods(operator).filter(starts_on=first).order_by("id").first()
        period = period or statements.open_period(operator, starts_on=first, ends_on=last)
        if period.state == PeriodState.OPEN:
            statements.close_period(operator, period_id=period.id, now=world.now)
    run_pending(world.now)


def _pay(world: World) -> None:
    """Pay most statements by maker and checker, and leave a second run waiting for its checker."""
    assert world.checker is not None
    with acting(world.operated) as maker:
        due = [statement.id for statement in payable_statements(maker)]
        if len(due) <= LEFT_WAITING:
            return
        first = payouts.prepare_run(maker, statement_ids=due[:-LEFT_WAITING], now=world.now)
        payouts.submit_run(maker, run_id=first.id, now=world.now)
    with acting(world.checker) as checker:
        payouts.approve_run(checker, run_id=first.id, now=world.now)
    run_pending(world.now)
    with acting(world.operated) as maker:
        second = payouts.prepare_run(maker, statement_ids=due[-LEFT_WAITING:], now=world.now)
        payouts.submit_run(maker, run_id=second.id, now=world.now)


def _last_of(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
