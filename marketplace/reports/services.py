"""Building the rollups: each affected day is counted again from the raw rows and replaced."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, Sum

from alliance.kernel.clock import business_date, start_of_day, wall
from alliance.networks.selectors import rules_at
from alliance.tenancy.types import Actor
from alliance.tracking.selectors import clicks
from alliance.tracking.states import Verdict
from marketplace.attribution.selectors import conversions, days_touched_since
from marketplace.attribution.states import LABEL, ConversionState
from marketplace.deals.selectors import deals_of
from marketplace.reports.models import COUNTED, SUMMED, DailyFigure

SETTLING = timedelta(minutes=10)


@transaction.atomic
def roll_up_recent(actor: Actor, *, now: datetime) -> list[date]:
    """Count again today, a day that has just ended, and each day a late order or refund touched."""
    zone = rules_at(actor.alliance_id, now).zone
    newest = (
        DailyFigure.objects.filter(alliance_id=actor.alliance_id)
        .order_by("-counted_at")
        .values_list("counted_at", flat=True)
        .first()
    )
    since = (newest or datetime.fromtimestamp(0, tz=now.tzinfo)) - SETTLING
    days = {business_date(moment, zone) for moment in (now, now - SETTLING, wall())}
    days |= days_touched_since(actor, since, zone)
    for day in sorted(days):
        roll_up_day(actor, day=day, zone=zone, now=now)
    return sorted(days)


@transaction.atomic
def roll_up_day(actor: Actor, *, day: date, zone: str, now: datetime) -> int:
    """Replace the rollups of one business day by a fresh count; return how many deals it has."""
    since, until = start_of_day(day, zone), start_of_day(day + timedelta(days=1), zone)
    counted: dict[UUID, dict[str, int]] = {}
    _count_clicks(actor, counted, since, until)
    _count_orders(actor, counted, since, until)
    deals = deals_of(actor).in_bulk(list(counted))
    rows = [
        DailyFigure(
            alliance_id=actor.alliance_id,
            owner_id=deal.owner_id,
            brand_id=deal.brand_id,
            agency_id=deal.agency_id,
            deal=deal,
            day=day,
            counted_at=now,
            **counted[deal.id],
        )
        for deal in deals.values()
    ]
    stale = DailyFigure.objects.filter(alliance_id=actor.alliance_id, day=day)
    stale.exclude(deal_id__in=deals).delete()
    DailyFigure.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["alliance", "deal", "day"],
        update_fields=[*SUMMED, "counted_at"],
    )
    return len(rows)


def _count_clicks(
    actor: Actor, counted: dict[UUID, dict[str, int]], since: datetime, until: datetime
) -> None:
    by_link = clicks(actor, since=since, until=until).values("link__label")
    counts = by_link.annotate(
        gross=Count("id"), valid=Count("id", filter=Q(verdict=Verdict.VALID))
    ).order_by()
    for count in counts.filter(link__label__startswith=LABEL):
        deal_id = UUID(count["link__label"].removeprefix(LABEL))
        row = counted.setdefault(deal_id, _nothing())
        row["clicks"] += count["gross"]
        row["valid_clicks"] += count["valid"]


def _count_orders(
    actor: Actor, counted: dict[UUID, dict[str, int]], since: datetime, until: datetime
) -> None:
    is_counted = Q(state__in=COUNTED)
    orders = (
        conversions(actor)
        .filter(
            alliance_id=actor.alliance_id,
            deal__isnull=False,
            occurred_at__gte=since,
            occurred_at__lt=until,
        )
        .values("deal_id")
        .annotate(
            n_orders=Count("id", filter=is_counted),
            n_refused=Count("id", filter=Q(state=ConversionState.REFUSED)),
            amount=Sum("amount_minor", filter=is_counted, default=0),
            refunded=Sum("refunded_minor", filter=is_counted, default=0),
            commission=Sum("commission_minor", filter=is_counted, default=0),
            taken_back=Sum("commission_refunded_minor", filter=is_counted, default=0),
        )
        .order_by()
    )
    for order in orders:
        row = counted.setdefault(order["deal_id"], _nothing())
        row["orders"] = order["n_orders"]
        row["refused_orders"] = order["n_refused"]
        row["amount_minor"] = order["amount"]
        row["refunded_minor"] = order["refunded"]
        row["commission_minor"] = order["commission"]
        row["commission_refunded_minor"] = order["taken_back"]


def _nothing() -> dict[str, int]:
    return dict.fromkeys(SUMMED, 0)


def roll_up_days(actor: Actor, *, days: Iterable[date], now: datetime) -> None:
    """Count the given business days again: for a repair, or after an import of history."""
    zone = rules_at(actor.alliance_id, now).zone
    for day in days:
        roll_up_day(actor, day=day, zone=zone, now=now)
