"""The sandbox provider: a checkout page of its own, and signed callbacks. It moves no money."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import orjson
from django.urls import reverse

from alliance.kernel import clock
from alliance.kernel.errors import NotFound, StateConflict
from alliance.tenancy.context import acting_as_system
from settlements.payments.models import SandboxOrder
from settlements.payments.rails.face import BadSignature
from settlements.payments.rails.sandbox import signing
from settlements.payments.types import Checkout, Notice, Order


class SandboxRail:
    """Keeps orders in a table of its own and answers like a provider over HTTP."""

    name = "sandbox"

    def open_order(self, order: Order) -> Checkout:
        with acting_as_system(order.operator_id) as provider:
            SandboxOrder.objects.get_or_create(
                organization_id=provider.organization_id,
                alliance_id=provider.alliance_id,
                order_no=order.order_no,
                defaults={"amount_minor": order.amount_minor, "subject": order.subject},
            )
        return Checkout(
            provider_order=order.order_no,
            pay_url=reverse("payments:sandbox_checkout", args=[order.order_no]),
        )

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        event_id = signing.verify(headers, body)
        try:
            said = orjson.loads(body)
            return Notice(
                event_id=event_id,
                order_no=str(said["order_no"]),
                amount_minor=int(said["amount_minor"]),
                paid=said["status"] == "paid",
                happened_at=datetime.fromisoformat(said["paid_at"]),
            )
        except (KeyError, TypeError, ValueError):
            raise BadSignature() from None


def order_named(operator_id: UUID, order_no: str) -> SandboxOrder:
    """Return the provider's order; raises NotFound before the provider has heard of it."""
    found = SandboxOrder.objects.filter(organization_id=operator_id, order_no=order_no)
    order = found.order_by("id").first()
    if order is None:
        raise NotFound()
    return order


def pay(operator_id: UUID, order_no: str) -> SandboxOrder:
    """Let the payer pay at the sandbox's checkout, once. Raises NotFound, StateConflict."""
    order = order_named(operator_id, order_no)
    unpaid = SandboxOrder.objects.filter(pk=order.pk, paid_at=None)
    if unpaid.update(paid_at=clock.now()) != 1:
        raise StateConflict()
    return order_named(operator_id, order_no)


def notice_body(order: SandboxOrder) -> bytes:
    """Return the body of the callback about a paid order."""
    assert order.paid_at is not None
    return orjson.dumps(
        {
            "order_no": order.order_no,
            "amount_minor": order.amount_minor,
            "status": "paid",
            "paid_at": order.paid_at.isoformat(),
        }
    )
