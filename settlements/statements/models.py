"""Periods of an alliance, who is to be closed in them, and what each party was told."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from alliance.tenancy.models import TenantModel
from alliance.tenancy.states import LegalKind
from settlements.statements.states import LineKind, PayoutState, PeriodState, StatementState


class Period(TenantModel):
    """A run of business days that is settled together; the operator's row.

    ``close_at`` is the instant at which the close began: every document of the period carries it.
    """

    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=8, choices=PeriodState, default=PeriodState.OPEN)
    close_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    parties_total = models.PositiveIntegerField(null=True)
    parties_done = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="period_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(state=PeriodState.OPEN) | Q(close_at__isnull=False),
                name="period_close_has_an_instant",
            ),
            ExclusionConstraint(
                name="period_never_overlaps",
                expressions=[
                    ("alliance", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]


class PartyClose(TenantModel):
    """One party that a closing period still owes (or has given) a statement; the operator's row."""

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="party_closes", db_constraint=False
    )
    party_id = models.UUIDField()
    position = models.PositiveIntegerField()
    done = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "period", "party_id"], name="party_close_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "period", "position"], name="party_close_position_once"
            ),
        ]


class Statement(TenantModel):
    """What one party (``organization``) earned and owes in one period, fixed at the close."""

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="statements", db_constraint=False
    )
    number = models.CharField(max_length=30)
    party_name = models.CharField(max_length=80)
    legal_kind = models.CharField(max_length=16, choices=LegalKind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    issued_at = models.DateTimeField()
    currency = models.CharField(max_length=3, default="CNY")
    opening_minor = models.BigIntegerField()
    earned_minor = models.BigIntegerField()
    adjusted_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()
    closing_minor = models.BigIntegerField()
    net_payable_minor = models.BigIntegerField()
    line_count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=StatementState, default=StatementState.ISSUED)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    dispute_reason = models.CharField(max_length=500, blank=True)
    payout_state = models.CharField(max_length=11, choices=PayoutState)
    payout_id = models.UUIDField(null=True)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "period"], name="statement_once"),
            models.UniqueConstraint(fields=["alliance", "number"], name="statement_number_once"),
            models.CheckConstraint(
                condition=Q(
                    closing_minor=F("opening_minor")
                    + F("earned_minor")
                    + F("adjusted_minor")
                    - F("tax_minor")
                ),
                name="statement_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(tax_minor__gte=0, net_payable_minor__gte=0),
                name="statement_never_pays_less_than_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(payout_state__in=(PayoutState.DUE, PayoutState.PAID))
                | Q(net_payable_minor=F("closing_minor")),
                name="statement_pays_the_closing_balance",
            ),
            models.CheckConstraint(
                condition=~Q(payout_state=PayoutState.PAID) | Q(paid_at__isnull=False),
                name="statement_paid_has_an_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state=StatementState.DISPUTED) | ~Q(dispute_reason=""),
                name="statement_dispute_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "-ends_on", "-id"], name="statement_newest"),
            models.Index(fields=["period", "number"], name="statement_of_period"),
        ]

    @property
    def carried_minor(self) -> int:
        """What the next period opens with."""
        return self.closing_minor - self.net_payable_minor


class StatementLine(TenantModel):
    """One earning, adjustment or tax line, written once at the close and never changed."""

    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="lines", db_constraint=False
    )
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=LineKind)
    occurred_on = models.DateField()
    label = models.CharField(max_length=160, blank=True)
    event_key = models.CharField(max_length=160, blank=True)
    subject_id = models.UUIDField(null=True)
    gross_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField(default=0)
    amount_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "statement", "position"], name="line_position_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_minor=F("gross_minor") - F("refunded_minor")),
                name="line_adds_up",
            ),
        ]
