"""Reads of sources, orders and refunds; the fence decides whose."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from alliance.kernel.clock import business_date
from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from marketplace.attribution.models import Conversion, PostbackSource, Refund


def sources(actor: Actor) -> QuerySet[PostbackSource]:
    """Return the acting brand's postback sources."""
    actor.require(Permission.MANAGE_SOURCES)
    return PostbackSource.objects.filter(organization_id=actor.organization_id)


def conversions(actor: Actor) -> QuerySet[Conversion]:
    """Return the orders the actor is a party to: as brand, owner, agency or operator."""
    actor.require(Permission.VIEW)
    return Conversion.objects.select_related("deal", "owner", "organization")


def conversion(actor: Actor, conversion_id: UUID) -> Conversion:
    """Return one order the actor is a party to. Raises NotFound."""
    found = conversions(actor).filter(pk=conversion_id).first()
    if found is None:
        raise NotFound()
    return found


def refunds_of(actor: Actor, conversion_ids: list[UUID]) -> QuerySet[Refund]:
    """Return the refunds of the given orders, oldest first."""
    orders = Conversion.objects.filter(pk__in=conversion_ids).values_list("source_id", "order_id")
    pairs = set(orders)
    return Refund.objects.filter(
        source_id__in={source for source, _ in pairs}, order_id__in={order for _, order in pairs}
    ).order_by("received_at", "id")


def counts_by_reason(actor: Actor) -> list[dict[str, int]]:
    """Return (state, reason, orders, amount_minor) of the orders the actor may see."""
    return list(
        conversions(actor)
        .values("state", "reason")
        .annotate(orders=Count("id"), amount_minor=Sum("amount_minor"))
        .order_by("state", "reason")
    )


def days_touched_since(actor: Actor, since: datetime, zone: str) -> set[date]:
    """Return the business days of orders that were decided or refunded at or after ``since``."""
    refunded = Refund.objects.filter(applied_at__gte=since).values_list("source_id", "order_id")
    touched = Q(decided_at__gte=since)
    for source_id, order_id in refunded:
        touched |= Q(source_id=source_id, order_id=order_id)
    instants = conversions(actor).filter(touched).values_list("occurred_at", flat=True)
    return {business_date(instant, zone) for instant in instants}
