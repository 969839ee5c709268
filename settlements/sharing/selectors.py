"""Reads of contracts, accruals and earnings; a party sees its own edges only, the operator all."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from alliance.kernel.clock import business_date, start_of_day
from alliance.networks.selectors import rules_at
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.sharing.models import Accrual, Earning, Reversal
from settlements.sharing.states import EarningState
from settlements.sharing.types import EarningDay, StateSum

_NET = Sum(F("amount_minor") - F("reversed_minor"))


def earnings(actor: Actor) -> QuerySet[Earning]:
    """Return the acting organization's own earnings."""
    actor.require(Permission.VIEW_MONEY)
    return Earning.objects.filter(
        alliance_id=actor.alliance_id, organization_id=actor.organization_id
    )


def alliance_earnings(actor: Actor) -> QuerySet[Earning]:
    """Return every party's earnings, for the operator."""
    actor.require(Permission.VIEW_MONEY, Kind.OPERATOR)
    return Earning.objects.filter(alliance_id=actor.alliance_id).select_related("organization")


def accruals(actor: Actor) -> QuerySet[Accrual]:
    """Return the alliance's accruals with their contracts, for the operator."""
    actor.require(Permission.VIEW_MONEY, Kind.OPERATOR)
    return Accrual.objects.filter(alliance_id=actor.alliance_id).select_related("contract")


def money_by_state(actor: Actor) -> list[StateSum]:
    """Return what the acting organization's earnings amount to in each state, refunds taken off.

    Every state is listed, in the order in which money passes through them. Minor units.
    """
    by_state = earnings(actor).order_by().values("state")
    sums = by_state.annotate(net=_NET, gone=Sum("reversed_minor"), number=Count("id"))
    found = {row["state"]: row for row in sums}
    return [_state_sum(state, found.get(state)) for state in EarningState]


def earned_by_day(actor: Actor, *, days: int, now: datetime) -> list[EarningDay]:
    """Return the last ``days`` business days with what was earned on each, by today's state.

    Days without earnings are there with zeros. Minor units, refunds taken off.
    """
    zone = rules_at(actor.alliance_id, now).zone
    today = business_date(now, zone)
    first = today - timedelta(days=days - 1)
    rows = (
        earnings(actor)
        .filter(occurred_at__gte=start_of_day(first, zone))
        .annotate(day=TruncDate("occurred_at", tzinfo=ZoneInfo(zone)))
        .order_by()
        .values("day", "state")
        .annotate(net=_NET)
    )
    sums: defaultdict[date, dict[str, int]] = defaultdict(dict)
    for row in rows:
        sums[row["day"]][row["state"]] = row["net"]
    listed = (first + timedelta(days=number) for number in range(days))
    return [_day(day, sums[day]) for day in listed]


def parties_to_state(actor: Actor, *, before: datetime) -> set[UUID]:
    """Return the parties with payable earnings or open adjustments from before an instant."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    due = Earning.objects.filter(
        alliance_id=actor.alliance_id, state=EarningState.PAYABLE, matures_at__lt=before
    )
    open_ = Reversal.objects.filter(
        Q(adjusts=True, statement_id=None, recorded_at__lt=before), alliance_id=actor.alliance_id
    )
    parties: set[UUID] = set(due.order_by().values_list("organization_id", flat=True).distinct())
    return parties | set(open_.order_by().values_list("organization_id", flat=True).distinct())


def _state_sum(state: EarningState, row: Mapping[str, Any] | None) -> StateSum:
    """Reversed earnings count by what was taken back, all others by what is left."""
    if row is None:
        return StateSum(id=state, amount_minor=0, earnings=0)
    amount = row["gone"] if state == EarningState.REVERSED else row["net"]
    return StateSum(id=state, amount_minor=amount, earnings=row["number"])


def _day(day: date, by_state: dict[str, int]) -> EarningDay:
    return EarningDay(
        id=day.isoformat(),
        day=day,
        maturing_minor=by_state.get(EarningState.MATURING, 0),
        payable_minor=by_state.get(EarningState.PAYABLE, 0),
        stated_minor=by_state.get(EarningState.STATED, 0),
        paid_minor=by_state.get(EarningState.PAID, 0),
    )
