"""Reads for dashboards: sums and series over the rollups; the fence decides whose."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from alliance.kernel.clock import start_of_day
from alliance.kernel.errors import InvalidInput
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from marketplace.attribution.selectors import conversions
from marketplace.reports.models import DailyFigure
from marketplace.reports.services import COUNTED, FIELDS
from marketplace.reports.types import DayFigures, Figures

LONGEST = 366


def daily(
    actor: Actor,
    *,
    since: date,
    until: date,
    deal_id: UUID | None = None,
    task_id: UUID | None = None,
) -> QuerySet[DailyFigure]:
    """Return the rollups of [since, until] that the actor is a party to. Raises InvalidInput."""
    actor.require(Permission.VIEW)
    if until < since or (until - since).days >= LONGEST:
        raise InvalidInput("until", zh="日期范围应为 1–366 天", en="Choose 1 to 366 days")
    found = DailyFigure.objects.filter(day__range=(since, until))
    if deal_id is not None:
        found = found.filter(deal_id=deal_id)
    if task_id is not None:
        found = found.filter(deal__task_id=task_id)
    return found


def figures(
    actor: Actor,
    *,
    since: date,
    until: date,
    deal_id: UUID | None = None,
    task_id: UUID | None = None,
) -> Figures:
    """Return the sums over [since, until], both days included."""
    rows = daily(actor, since=since, until=until, deal_id=deal_id, task_id=task_id)
    sums = rows.aggregate(**{name: Sum(name, default=0) for name in FIELDS})
    return Figures(**sums, buyers=_buyers(actor, since, until, deal_id, task_id))


def series(
    actor: Actor,
    *,
    since: date,
    until: date,
    deal_id: UUID | None = None,
    task_id: UUID | None = None,
) -> list[DayFigures]:
    """Return one entry for every day of [since, until]; days without events are zero."""
    rows = daily(actor, since=since, until=until, deal_id=deal_id, task_id=task_id)
    summed = rows.values("day").annotate(**{f"n_{name}": Sum(name) for name in FIELDS}).order_by()
    by_day = {row["day"]: Figures(**{name: row[f"n_{name}"] for name in FIELDS}) for row in summed}
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    return [DayFigures(day, by_day.get(day, Figures())) for day in days]


def _buyers(
    actor: Actor, since: date, until: date, deal_id: UUID | None, task_id: UUID | None
) -> int:
    """Distinct buyers cannot be summed over days, so they are counted over the orders."""
    chosen = Q(
        state__in=COUNTED,
        occurred_at__gte=start_of_day(since),
        occurred_at__lt=start_of_day(until + timedelta(days=1)),
    )
    if deal_id is not None:
        chosen &= Q(deal_id=deal_id)
    if task_id is not None:
        chosen &= Q(deal__task_id=task_id)
    orders = conversions(actor).filter(chosen).exclude(buyer_hash="")
    return orders.aggregate(n=Count("buyer_hash", distinct=True))["n"]
