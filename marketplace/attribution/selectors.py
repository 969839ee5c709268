"""Reads of sources, orders and refunds; the fence decides whose."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from alliance.kernel.clock import business_date
from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from marketplace.attribution.models import Conversion, PostbackSource, Refund
from marketplace.attribution.states import Rule


def sources(actor: Actor) -> QuerySet[PostbackSource]:
    """Return the acting brand's postback sources."""
    actor.require(Permission.MANAGE_SOURCES)
    return PostbackSource.objects.filter(organization_id=actor.organization_id)


def conversions(actor: Actor) -> QuerySet[Conversion]:
    """Return the orders the actor is a party to: as brand, owner, agency or operator."""
    actor.require(Permission.VIEW)
    newest_last = Refund.objects.order_by("received_at", "id")
    return Conversion.objects.select_related("owner", "organization").prefetch_related(
        Prefetch("refunds", queryset=newest_last)
    )


def conversion(actor: Actor, conversion_id: UUID) -> Conversion:
    """Return one order the actor is a party to. Raises NotFound."""
    found = conversions(actor).filter(pk=conversion_id).first()
    if found is None:
        raise NotFound()
    return found


def refunds(actor: Actor) -> QuerySet[Refund]:
    """Return the refunds the actor may see: a brand its own, an operator the alliance's."""
    actor.require(Permission.VIEW)
    return Refund.objects.all()


def source(actor: Actor, source_id: UUID) -> PostbackSource:
    """Return one of the acting brand's sources. Raises NotFound."""
    found = sources(actor).filter(pk=source_id).first()
    if found is None:
        raise NotFound()
    return found


def explained_touches(order: Conversion) -> list[dict[str, Any]]:
    """Return the touches weighed for an order, oldest first, the credited one marked."""
    credited = str(order.link_id) if order.link_id else None
    eligible = [touch for touch in order.considered if touch["reason"] == 0]
    chosen = next(
        (t for t in reversed(eligible) if t["link"] == credited and _is_of_rule(t, order)), None
    )
    return [{**touch, "is_credited": touch is chosen} for touch in order.considered]


def _is_of_rule(touch: dict[str, Any], order: Conversion) -> bool:
    is_coupon = bool(touch["kind"] == "coupon")
    return is_coupon == (order.rule == Rule.COUPON)


def days_touched_since(actor: Actor, since: datetime, zone: str) -> set[date]:
    """Return the business days of orders that were decided or refunded at or after ``since``."""
    touched = Q(decided_at__gte=since) | Q(refunds__applied_at__gte=since)
    instants = conversions(actor).filter(touched).values_list("occurred_at", flat=True)
    return {business_date(instant, zone) for instant in instants.distinct()}
