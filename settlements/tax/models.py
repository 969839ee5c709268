"""Who is paid, for the tax office: the payee's file, and every withholding with its steps."""

from django.db import models
from django.db.models import Q

from alliance.tenancy.models import TenantModel
from settlements.tax.states import Method


class PayeeProfile(TenantModel):
    """How the tax office knows an organization that is paid; numbers are kept masked."""

    legal_name = models.CharField(max_length=80)
    tax_number_masked = models.CharField(max_length=32, blank=True)
    resident = models.BooleanField(default=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization"], name="payee_profile_once"),
        ]


class Withholding(TenantModel):
    """What was withheld from one payment to one payee, with every step of the arithmetic."""

    statement_id = models.UUIDField()
    month = models.DateField()
    rule_key = models.CharField(max_length=40)
    method = models.CharField(max_length=16, choices=Method)
    payment_minor = models.BigIntegerField()
    income_minor = models.BigIntegerField()
    expense_minor = models.BigIntegerField()
    deduction_minor = models.BigIntegerField()
    months = models.PositiveSmallIntegerField()
    taxable_minor = models.BigIntegerField()
    rate_bp = models.PositiveIntegerField()
    quick_deduction_minor = models.BigIntegerField()
    withheld_before_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "statement_id"], name="withholding_statement_once"
            ),
            models.CheckConstraint(condition=Q(tax_minor__gte=0), name="withholding_not_negative"),
        ]
        indexes = [models.Index(fields=["organization", "month"], name="withholding_by_month")]
