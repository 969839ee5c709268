"""Reads for dashboards: sums and series over the rollups; the fence decides whose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from alliance.kernel.clock import start_of_day
from alliance.kernel.errors import InvalidInput
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from marketplace.attribution.selectors import conversions
from marketplace.reports.models import COUNTED, SUMMED, DailyFigure
from marketplace.reports.types import DayFigures, Figures

LONGEST = 366


@dataclass(frozen=True, slots=True)
class Period:
    """[since, until] for one reader, of one deal or task or of all; both days included."""

    actor: Actor
    since: date
    until: date
    deal_id: UUID | None = None
    task_id: UUID | None = None

    def rows(self) -> QuerySet[DailyFigure]:
        """Return the rollups of the period."""
        found = DailyFigure.objects.filter(day__range=(self.since, self.until))
        if self.deal_id is not None:
            found = found.filter(deal_id=self.deal_id)
        if self.task_id is not None:
            found = found.filter(deal__task_id=self.task_id)
        return found

    def figures(self) -> Figures:
        """Return the sums over the period."""
        sums = self.rows().aggregate(**{name: Sum(name, default=0) for name in SUMMED})
        return Figures(**sums, buyers=self._buyers())

    def before(self) -> Figures:
        """Return the sums over as many days before the period."""
        length = self.until - self.since + timedelta(days=1)
        return replace(self, since=self.since - length, until=self.until - length).figures()

    def days(self) -> list[DayFigures]:
        """Return one entry for every day of the period; days without events are zero."""
        grouped = self.rows().values("day").order_by()
        summed: Iterable[Mapping[str, Any]] = grouped.annotate(
            **{f"n_{name}": Sum(name) for name in SUMMED}
        )
        by_day = {
            row["day"]: Figures(**{name: row[f"n_{name}"] for name in SUMMED}) for row in summed
        }
        length = (self.until - self.since).days + 1
        days = (self.since + timedelta(days=n) for n in range(length))
        return [DayFigures(day, by_day.get(day, Figures())) for day in days]

    def _buyers(self) -> int:
        """Distinct buyers cannot be summed over days, so they are counted over the orders."""
        chosen = Q(
            state__in=COUNTED,
            occurred_at__gte=start_of_day(self.since),
            occurred_at__lt=start_of_day(self.until + timedelta(days=1)),
        )
        if self.deal_id is not None:
            chosen &= Q(deal_id=self.deal_id)
        if self.task_id is not None:
            chosen &= Q(deal__task_id=self.task_id)
        orders = conversions(self.actor).filter(chosen).exclude(buyer_hash="")
        return int(orders.aggregate(n=Count("buyer_hash", distinct=True))["n"])


def period(
    actor: Actor,
    *,
    since: date,
    until: date,
    deal_id: UUID | None = None,
    task_id: UUID | None = None,
) -> Period:
    """Return a period to read figures of. Raises InvalidInput unless it has 1–366 days."""
    actor.require(Permission.VIEW)
    if until < since or (until - since).days >= LONGEST:
        raise InvalidInput("until", zh="日期范围应为 1–366 天", en="Choose 1 to 366 days")
    return Period(actor, since, until, deal_id, task_id)
