"""Reads of money coming in."""

from django.db import connection
from django.db.models import QuerySet

from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.payments.models import TopUp
from settlements.payments.types import OrderCard


def top_ups(actor: Actor) -> QuerySet[TopUp]:
    """Return the brand's own top-ups, or all of the alliance's for its operator."""
    actor.require(Permission.VIEW_MONEY)
    return TopUp.objects.filter(alliance_id=actor.alliance_id)


def order_card(order_no: str) -> OrderCard | None:
    """Return whose order this is, before any tenant is set; None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM payments_order_card(%s)", [order_no])
        row = cursor.fetchone()
    return OrderCard(*row) if row else None
