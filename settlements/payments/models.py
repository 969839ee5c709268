"""Top-ups and the callbacks about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from alliance.tenancy.models import TenantModel
from settlements.payments.states import EventVerdict, TopUpState


class TopUp(TenantModel):
    """A brand's wish to bring money in; credited to its wallet when the rail says it was paid."""

    order_no = models.CharField(max_length=40)
    rail = models.CharField(max_length=20)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="CNY")
    state = models.CharField(max_length=10, choices=TopUpState, default=TopUpState.STARTED)
    provider_order = models.CharField(max_length=80, default="", blank=True)
    pay_url = models.CharField(max_length=300, default="", blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    started_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    tx_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "order_no"], name="top_up_order_once"),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="top_up_positive"),
            models.CheckConstraint(
                condition=~Q(state=TopUpState.PAID)
                | (Q(tx_id__isnull=False) & Q(settled_at__isnull=False)),
                name="top_up_paid_is_posted",
            ),
        ]


class ProviderEvent(TenantModel):
    """One callback as it came in, kept for good. ``organization`` is the alliance's operator."""

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=80)
    body_hash = models.BinaryField(max_length=32)
    top_up = models.ForeignKey(
        TopUp, on_delete=models.PROTECT, related_name="events", db_constraint=False
    )
    amount_minor = models.BigIntegerField()
    paid = models.BooleanField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    verdict = models.CharField(max_length=14, choices=EventVerdict, default=EventVerdict.WAITING)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "provider", "event_id"], name="provider_event_once"
            )
        ]


class SandboxOrder(TenantModel):
    """The sandbox provider's own record of an order; its customer is the alliance's operator."""

    order_no = models.CharField(max_length=40)
    amount_minor = models.BigIntegerField()
    subject = models.CharField(max_length=120)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "order_no"], name="sandbox_order_once")
        ]
