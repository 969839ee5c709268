"""Postback sources, what they delivered, and what became of each order and refund."""

from django.db import models
from django.db.models import F, Q

from alliance.tenancy.models import TenantModel
from marketplace.attribution.states import ConversionState, Reason, RefundState, Rule, SourceState


class PostbackSource(TenantModel):
    """A brand's server that may report orders. Two secrets are live while one is rotated."""

    name = models.CharField(max_length=60)
    secret_sealed = models.BinaryField()
    previous_sealed = models.BinaryField(null=True)
    previous_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=SourceState, default=SourceState.ACTIVE)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="source_name_once")
        ]


class PostbackDelivery(TenantModel):
    """One accepted delivery: the same id again is a repetition, with another body an alarm."""

    source = models.ForeignKey(
        PostbackSource, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    webhook_id = models.CharField(max_length=120)
    body_sha256 = models.BinaryField(max_length=32)
    received_at = models.DateTimeField()
    conflicts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "source", "webhook_id"], name="delivery_once"
            )
        ]


class Conversion(TenantModel):
    """One order of a brand (``organization``). Its owner sees it once it is credited."""

    source = models.ForeignKey(
        PostbackSource, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    order_id = models.CharField(max_length=120)
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="CNY")
    click_id = models.UUIDField(null=True)
    coupon = models.CharField(max_length=40, blank=True)
    buyer_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        max_length=8, choices=ConversionState, default=ConversionState.RECEIVED
    )
    reason = models.PositiveSmallIntegerField(choices=Reason, default=Reason.NONE)
    deal = models.ForeignKey("deals.Deal", on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    link_id = models.UUIDField(null=True)
    rule = models.CharField(max_length=16, choices=Rule, blank=True)
    rules_version = models.PositiveIntegerField(null=True)
    considered = models.JSONField(default=list)
    commission_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    commission_refunded_minor = models.BigIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "source", "order_id"], name="order_once_per_source"
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="order_has_an_amount"),
            models.CheckConstraint(
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("amount_minor")),
                name="refunds_within_the_order",
            ),
            models.CheckConstraint(
                condition=Q(commission_refunded_minor__lte=F("commission_minor")),
                name="commission_refunds_within_it",
            ),
            models.CheckConstraint(
                condition=~Q(state=ConversionState.CREDITED) | Q(deal__isnull=False),
                name="credit_names_its_deal",
            ),
            models.CheckConstraint(
                condition=Q(deal__isnull=True) | Q(owner__isnull=False),
                name="deal_comes_with_its_owner",
            ),
            models.CheckConstraint(
                condition=(Q(state=ConversionState.REFUSED) & Q(reason__gt=0))
                | (~Q(state=ConversionState.REFUSED) & Q(reason=0)),
                name="refusal_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["alliance", "-id"], name="conversion_by_alliance"),
            models.Index(fields=["organization", "-id"], name="conversion_by_brand"),
            models.Index(fields=["owner", "-id"], name="conversion_by_owner"),
            models.Index(fields=["deal", "occurred_at"], name="conversion_by_deal"),
            models.Index(
                fields=["alliance", "received_at"],
                condition=Q(state=ConversionState.UNFUNDED),
                name="conversion_unfunded",
            ),
        ]


class Refund(TenantModel):
    """One refund of an order, kept even when it overtakes the order it belongs to."""

    source = models.ForeignKey(
        PostbackSource, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    conversion = models.ForeignKey(
        Conversion, on_delete=models.PROTECT, null=True, related_name="refunds"
    )
    order_id = models.CharField(max_length=120)
    refund_id = models.CharField(max_length=120)
    amount_minor = models.BigIntegerField()
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RefundState, default=RefundState.WAITING)
    reason = models.PositiveSmallIntegerField(choices=Reason, default=Reason.NONE)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "source", "order_id", "refund_id"],
                name="attribution_refund_once",
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="refund_has_an_amount"),
        ]
