"""Work that top-ups leave behind."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alliance.jobs.registry import job
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.payments import selectors, services
from settlements.payments.rails.registry import rail_named
from settlements.payments.rails.sandbox import courier, signing
from settlements.payments.rails.sandbox.rail import notice_body, order_named
from settlements.payments.types import Order


@job("payments.open_order", outside=True)
def open_order(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Register a top-up with its provider; repeating it registers nothing twice."""
    with acting(actor):
        top_up = selectors.top_ups(actor).get(pk=UUID(payload["top_up_id"]))
    checkout = rail_named(top_up.rail).open_order(
        Order(
            order_no=top_up.order_no,
            amount_minor=top_up.amount_minor,
            currency=top_up.currency,
            subject="塘盟充值",
            operator_id=actor.organization_id,
        )
    )
    with acting(actor):
        services.keep_checkout(top_up_id=top_up.id, checkout=checkout)


@job("payments.credit")
def credit(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Act on one kept callback."""
    services.settle_event(actor, event_id=UUID(payload["event_id"]), now=now)


@job("payments.sandbox_call_back", outside=True)
def call_back(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Be the sandbox provider: call our own address until it answers 200."""
    with acting(actor):
        order = order_named(actor.organization_id, payload["order_no"])
    body = notice_body(order)
    courier.deliver(signing.sign(f"evt_{order.id.hex}", body), body)
