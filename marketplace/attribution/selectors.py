"""Reads of sources, orders and refunds; the fence decides whose."""

from uuid import UUID

from django.db.models import Count, QuerySet, Sum

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
