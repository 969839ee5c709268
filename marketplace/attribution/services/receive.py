"""Taking in what a source delivers: once per delivery, once per order, once per refund."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import F

from alliance.jobs.services import enqueue
from alliance.kernel.errors import DomainError
from alliance.tenancy.selectors import operator_of
from alliance.tenancy.types import Actor
from marketplace.attribution.models import Conversion, PostbackDelivery, PostbackSource, Refund
from marketplace.attribution.services.sources import KnownSource
from marketplace.attribution.types import OrderEvent, RefundEvent


class DeliveryConflict(DomainError):
    code = "delivery_conflict"
    zh = "相同的 webhook-id 已携带其他内容送达"
    en = "This webhook-id was delivered before with another body"


class OrderConflict(DomainError):
    code = "order_conflict"
    zh = "同一订单号已以其他金额上报"
    en = "This order id was reported before with another amount"


@transaction.atomic
def receive(
    actor: Actor,
    *,
    source: KnownSource,
    webhook_id: str,
    body: bytes,
    event: OrderEvent | RefundEvent,
    now: datetime,
) -> bool:
    """Keep a verified delivery and enqueue its work; return False for a mere repetition.

    The same id with another body raises DeliveryConflict, the same order with another amount
    OrderConflict; the alarm is counted by ``count_conflict`` after the transaction is gone.
    """
    if not _first_delivery(actor, source, webhook_id, body, now):
        return False
    PostbackSource.objects.filter(pk=source.id).update(last_seen_at=now)
    if isinstance(event, OrderEvent):
        return _keep_order(actor, source, event, now)
    return _keep_refund(actor, source, event, now)


def count_conflict(source: KnownSource, webhook_id: str) -> None:
    """Mark a delivery whose id came again with another body, for the brand to see."""
    PostbackDelivery.objects.filter(source_id=source.id, webhook_id=webhook_id).update(
        conflicts=F("conflicts") + 1
    )


def _first_delivery(
    actor: Actor, source: KnownSource, webhook_id: str, body: bytes, now: datetime
) -> bool:
    digest = hashlib.sha256(body).digest()
    delivery, is_first = PostbackDelivery.objects.get_or_create(
        organization_id=source.organization_id,
        source_id=source.id,
        webhook_id=webhook_id,
        defaults={
            "alliance_id": actor.alliance_id,
            "body_sha256": digest,
            "received_at": now,
        },
    )
    if not is_first and bytes(delivery.body_sha256) != digest:
        raise DeliveryConflict()
    return is_first


def _keep_order(actor: Actor, source: KnownSource, event: OrderEvent, now: datetime) -> bool:
    conversion, is_new = Conversion.objects.get_or_create(
        organization_id=source.organization_id,
        source_id=source.id,
        order_id=event.order_id,
        defaults={
            "alliance_id": actor.alliance_id,
            "occurred_at": event.occurred_at,
            "received_at": now,
            "amount_minor": event.amount_minor,
            "currency": event.currency,
            "click_id": event.click_id,
            "coupon": event.coupon,
            "buyer_hash": event.buyer_hash,
        },
    )
    if is_new:
        enqueue(
            kind="attribution.credit",
            payload={"conversion": conversion.id},
            organization_id=operator_of(actor.alliance_id),
            key=str(conversion.id),
            run_at=now,
        )
    elif (conversion.amount_minor, conversion.currency) != (event.amount_minor, event.currency):
        raise OrderConflict()
    return is_new


def _keep_refund(actor: Actor, source: KnownSource, event: RefundEvent, now: datetime) -> bool:
    refund, is_new = Refund.objects.get_or_create(
        organization_id=source.organization_id,
        source_id=source.id,
        order_id=event.order_id,
        refund_id=event.refund_id,
        defaults={
            "alliance_id": actor.alliance_id,
            "amount_minor": event.amount_minor,
            "occurred_at": event.occurred_at,
            "received_at": now,
        },
    )
    if is_new:
        enqueue(
            kind="attribution.refund",
            payload={"refund": refund.id},
            organization_id=operator_of(actor.alliance_id),
            key=str(refund.id),
            run_at=now,
        )
    return is_new
