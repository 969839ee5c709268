"""Contracts by version, what conversions accrued, and each party's earnings and their reversals."""

from django.db import models
from django.db.models import F, Q

from alliance.tenancy.models import TenantModel
from settlements.sharing.rules.tree import MAX_REFERRAL_DEPTH
from settlements.sharing.states import AccrualState, EarningState, EdgeRole


class ContractVersion(TenantModel):
    """One agreed tree of one source (a deal), frozen for ever, kept by the operator."""

    source_kind = models.CharField(max_length=20)
    source_id = models.UUIDField()
    version = models.PositiveIntegerField()
    tree = models.JSONField()
    tree_hash = models.CharField(max_length=64)
    referral_depth = models.PositiveSmallIntegerField()
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "source_kind", "source_id", "version"],
                name="contract_version_once",
            ),
            models.CheckConstraint(
                condition=Q(referral_depth__lte=MAX_REFERRAL_DEPTH),
                name="contract_referral_depth_lawful",
            ),
        ]


class Accrual(TenantModel):
    """One conversion's commission, split by the contract it was agreed under."""

    contract = models.ForeignKey(
        ContractVersion, on_delete=models.PROTECT, related_name="accruals", db_constraint=False
    )
    event_key = models.CharField(max_length=160)
    label = models.CharField(max_length=160, blank=True)
    commission_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3, default="CNY")
    escrow_kind = models.CharField(max_length=20)
    escrow_id = models.UUIDField()
    state = models.CharField(max_length=8, choices=AccrualState)
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    matures_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "event_key"], name="accrual_event_once"
            ),
            models.CheckConstraint(
                condition=Q(commission_minor__gt=0), name="accrual_commission_positive"
            ),
            models.CheckConstraint(
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("commission_minor")),
                name="accrual_refund_within_commission",
            ),
            models.CheckConstraint(
                condition=~Q(state=AccrualState.REVERSED) | Q(refunded_minor=F("commission_minor")),
                name="accrual_reversed_means_all",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization", "escrow_kind", "escrow_id", "received_at", "id"],
                condition=Q(state=AccrualState.UNFUNDED),
                name="accrual_waiting",
            ),
        ]


class AccrualRefund(TenantModel):
    """One refund of an accrual, in commission. The operator's row."""

    accrual = models.ForeignKey(
        Accrual, on_delete=models.PROTECT, related_name="refunds", db_constraint=False
    )
    refund_key = models.CharField(max_length=160)
    commission_minor = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "accrual", "refund_key"], name="refund_once"
            ),
            models.CheckConstraint(condition=Q(commission_minor__gt=0), name="refund_positive"),
        ]


class Earning(TenantModel):
    """What one party earns by one edge from one conversion; only the operator writes it.

    ``reversed_minor`` is what refunds have taken back of ``amount_minor``, also after payout.
    """

    accrual = models.ForeignKey(
        Accrual, on_delete=models.PROTECT, related_name="earnings", db_constraint=False
    )
    source_kind = models.CharField(max_length=20)
    source_id = models.UUIDField()
    event_key = models.CharField(max_length=160)
    label = models.CharField(max_length=160, blank=True)
    edge_key = models.CharField(max_length=40)
    role = models.CharField(max_length=12, choices=EdgeRole)
    amount_minor = models.BigIntegerField()
    reversed_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3, default="CNY")
    state = models.CharField(max_length=8, choices=EarningState)
    occurred_at = models.DateTimeField()
    matures_at = models.DateTimeField()
    payable_at = models.DateTimeField(null=True)
    statement_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "accrual", "edge_key"], name="earning_edge_once"
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="earning_positive"),
            models.CheckConstraint(
                condition=Q(reversed_minor__gte=0, reversed_minor__lte=F("amount_minor")),
                name="earning_reversed_within_amount",
            ),
            models.CheckConstraint(
                condition=~Q(state=EarningState.REVERSED) | Q(reversed_minor=F("amount_minor")),
                name="earning_reversed_means_all",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(EarningState.STATED, EarningState.PAID))
                | Q(statement_id=None),
                name="earning_stated_names_statement",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state", "-id"], name="earning_by_state"),
            models.Index(fields=["organization", "-id"], name="earning_newest"),
            models.Index(fields=["accrual"], name="earning_of_accrual"),
            models.Index(
                fields=["organization", "statement_id"],
                condition=Q(statement_id__isnull=False),
                name="earning_of_statement",
            ),
            models.Index(
                fields=["alliance", "matures_at"],
                condition=Q(state=EarningState.MATURING),
                name="earning_maturing",
            ),
        ]

    @property
    def net_minor(self) -> int:
        """What is left after refunds."""
        return self.amount_minor - self.reversed_minor


class Reversal(TenantModel):
    """What one refund took back from one earning (negative: a moved cent given back).

    ``adjusts`` is set when the earning already stood on a statement: then the reversal is an
    adjustment of the next one.
    """

    earning = models.ForeignKey(
        Earning, on_delete=models.PROTECT, related_name="reversals", db_constraint=False
    )
    refund_key = models.CharField(max_length=160)
    amount_minor = models.BigIntegerField()
    adjusts = models.BooleanField()
    recorded_at = models.DateTimeField()
    statement_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "earning", "refund_key"], name="reversal_once"
            ),
            models.CheckConstraint(condition=~Q(amount_minor=0), name="reversal_not_zero"),
            models.CheckConstraint(
                condition=Q(adjusts=True) | Q(statement_id=None), name="reversal_stated_adjusts"
            ),
        ]
        indexes = [
            models.Index(
                fields=["alliance", "organization", "recorded_at"],
                condition=Q(adjusts=True, statement_id=None),
                name="reversal_unstated",
            ),
            models.Index(fields=["earning"], name="reversal_of_earning"),
            models.Index(
                fields=["organization", "statement_id"],
                condition=Q(statement_id__isnull=False),
                name="reversal_of_statement",
            ),
        ]
