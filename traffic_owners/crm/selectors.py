"""Reads of an owner's people, purchases and imports; the counts a profile is made of."""

from typing import Any

from django.db import connection
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from alliance.kernel.vocabulary import Device, Gender
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.crm.models import ImportRowError, Member, MemberImport, Purchase
from traffic_owners.crm.types import CurrencyTotal, PeopleCounts

_BUCKETS = """
    SELECT bucket, count(*) FROM (
        SELECT width_bucket({measure}, %s::bigint[]) AS bucket FROM crm_purchase
        WHERE organization_id = %s AND currency = %s GROUP BY member_id
    ) people GROUP BY bucket
"""
_SPENT = _BUCKETS.format(measure="sum(amount_minor)::bigint")
_DAYS = _BUCKETS.format(measure="count(DISTINCT occurred_on)")


def members(actor: Actor) -> QuerySet[Member]:
    """Return the acting owner's members, each with its ``purchase_count``."""
    actor.require(Permission.VIEW, Kind.OWNER)
    bought = Purchase.objects.filter(member=OuterRef("pk")).order_by().values("member")
    return Member.objects.filter(organization_id=actor.organization_id).annotate(
        purchase_count=Coalesce(
            Subquery(bought.annotate(n=Count("id")).values("n"), output_field=IntegerField()), 0
        ),
    )


def purchases(actor: Actor) -> QuerySet[Purchase]:
    """Return the acting owner's purchases with their members."""
    actor.require(Permission.VIEW, Kind.OWNER)
    return Purchase.objects.filter(organization_id=actor.organization_id).select_related("member")


def imports(actor: Actor) -> QuerySet[MemberImport]:
    """Return the acting owner's imports."""
    actor.require(Permission.VIEW, Kind.OWNER)
    return MemberImport.objects.filter(organization_id=actor.organization_id)


def row_errors(actor: Actor) -> QuerySet[ImportRowError]:
    """Return the errors of the acting owner's imports."""
    actor.require(Permission.VIEW, Kind.OWNER)
    return ImportRowError.objects.filter(organization_id=actor.organization_id)


def purchase_totals(actor: Actor) -> list[CurrencyTotal]:
    """Return the sums of the acting owner's purchases, the currency of most purchases first."""
    rows = purchases(actor).order_by().values("currency")
    summed = rows.annotate(
        purchases=Count("id"), items=Sum("quantity"), amount_minor=Sum("amount_minor")
    )
    return [CurrencyTotal(**row) for row in summed.order_by("-purchases", "currency")]


def main_currency(actor: Actor) -> str:
    """Return the currency of most purchases; CNY when there are none."""
    totals = purchase_totals(actor)
    return totals[0].currency if totals else "CNY"


def people_counts(
    actor: Actor, *, currency: str, spending_limits: list[int], frequency_limits: list[int]
) -> PeopleCounts:
    """Return how many of the owner's people stand in each group; unbanded, unsuppressed.

    ``spent`` and ``bought`` count by bucket: bucket n holds those at or above the n-th limit
    (total in minor units of ``currency``, days with a purchase). Nine queries, whatever the size.
    """
    actor.require(Permission.VIEW, Kind.OWNER)
    people = Member.objects.filter(organization_id=actor.organization_id)
    known = ~Q(gender=Gender.UNKNOWN) | ~Q(province="") | Q(birth_year__isnull=False)
    known |= ~Q(device=Device.UNKNOWN) | ~Q(interests=[]) | Q(purchases__isnull=False)
    return PeopleCounts(
        size=people.count(),
        reachable=people.filter(is_reachable=True).count(),
        described=people.filter(known).order_by().values("id").distinct().count(),
        by_province=_grouped(people, "province"),
        by_gender=_grouped(people, "gender"),
        by_birth_year=_grouped(people, "birth_year"),
        by_device=_grouped(people, "device"),
        by_interest=_interests(actor),
        by_spending=_buckets(_SPENT, spending_limits, actor, currency),
        by_frequency=_buckets(_DAYS, frequency_limits, actor, currency),
    )


def _grouped(people: QuerySet[Member], column: str) -> dict[object, int]:
    rows = people.order_by().values_list(column).annotate(n=Count("id"))
    return dict(rows)


def _interests(actor: Actor) -> dict[object, int]:
    return _rows(
        "SELECT interest, count(*) FROM crm_member, unnest(interests) AS interest "
        "WHERE organization_id = %s GROUP BY interest",
        [actor.organization_id],
    )


def _buckets(sql: str, limits: list[int], actor: Actor, currency: str) -> dict[object, int]:
    return _rows(sql, [limits, actor.organization_id, currency])


def _rows(sql: str, parameters: list[Any]) -> dict[object, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return dict(cursor.fetchall())
