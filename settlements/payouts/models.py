"""Runs, payouts, what reconciliation found, and the sandbox provider's own tables."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from alliance.tenancy.models import TenantModel
from settlements.payouts.states import LIVING, SIGNED_OFF, Fault, PayoutState, RunState


def _person(null: bool = True) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=null
    )


class PayoutRun(TenantModel):
    """Payouts that one person made up and another signs off; the operator's row."""

    state = models.CharField(max_length=20, choices=RunState, default=RunState.DRAFT)
    rail = models.CharField(max_length=20)
    maker = _person(null=False)
    checker = _person()
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checker=None) | ~Q(checker=F("maker")),
                name="payout_run_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.APPROVED) | Q(checker__isnull=False),
                name="payout_run_approved_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organization", "-made_at", "-id"], name="run_newest")]


class Payout(TenantModel):
    """One payment to one party (``organization``) for one statement, held back until it is sent."""

    run = models.ForeignKey(
        PayoutRun, on_delete=models.PROTECT, related_name="payouts", db_constraint=False
    )
    statement_id = models.UUIDField()
    statement_number = models.CharField(max_length=30)
    payee_name = models.CharField(max_length=80)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="CNY")
    rail = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=PayoutState, default=PayoutState.QUEUED)
    maker = _person(null=False)
    checker = _person()
    hold_id = models.UUIDField()
    provider_key = models.CharField(max_length=60)
    provider_reference = models.CharField(max_length=80, default="", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, default="", blank=True)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "provider_key"], name="payout_key_once"),
            models.UniqueConstraint(
                fields=["alliance", "statement_id"],
                condition=Q(state__in=LIVING),
                name="payout_one_living_per_statement",
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="payout_positive"),
            models.CheckConstraint(
                condition=Q(checker=None) | ~Q(checker=F("maker")), name="payout_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SIGNED_OFF) | Q(checker__isnull=False),
                name="payout_signed_off_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(PayoutState.SENDING, PayoutState.UNKNOWN, PayoutState.PAID))
                | Q(sent_at__isnull=False),
                name="payout_sent_has_an_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(PayoutState.PAID, PayoutState.FAILED))
                | Q(settled_at__isnull=False),
                name="payout_settled_has_an_instant",
            ),
        ]
        indexes = [models.Index(fields=["alliance", "state", "id"], name="payout_by_state")]


class Reconciliation(TenantModel):
    """One comparison of our payouts with a rail's file; the operator's row."""

    rail = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField()
    own_count = models.PositiveIntegerField()
    rail_count = models.PositiveIntegerField()
    findings = models.JSONField(default=list)
    compared_at = models.DateTimeField()


class SandboxTransfer(TenantModel):
    """The sandbox provider's record of one payment; its customer is the operator."""

    key = models.CharField(max_length=60)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    payee_id = models.UUIDField()
    payee_name = models.CharField(max_length=80)
    paid = models.BooleanField()
    reason = models.CharField(max_length=120, default="", blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "key"], name="sandbox_transfer_once")
        ]


class SandboxFault(TenantModel):
    """What the sandbox provider shall do wrong for one payee, and how often still."""

    payee = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    fault = models.CharField(max_length=10, choices=Fault)
    remaining = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "payee"], name="sandbox_fault_once")
        ]
