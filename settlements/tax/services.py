"""Withhold from a payment and keep every step; the payee's own file."""

from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from alliance.audit.services import record
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind, LegalKind
from alliance.tenancy.types import Actor
from settlements.tax import rules
from settlements.tax.data import tax_rules
from settlements.tax.models import PayeeProfile, Withholding
from settlements.tax.types import Withheld


def withhold_payment(
    actor: Actor,
    *,
    payee_id: UUID,
    legal_kind: str,
    statement_id: UUID,
    payment_minor: int,
    last_day: date,
) -> Withholding:
    """Work out and keep what is withheld from one statement's income (minor units).

    ``last_day`` is the period's last business day: its rule and its month count. The same statement
    again returns the first answer. Raises NoTaxRule when nobody knows how the payee is taxed.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    mine = Withholding.objects.filter(alliance_id=actor.alliance_id, organization_id=payee_id)
    if known := mine.filter(statement_id=statement_id).order_by("id").first():
        return known
    payee = LegalKind.OVERSEAS if _lives_abroad(payee_id) else legal_kind
    rule = rules.rule_for(tax_rules(), payee=payee, on=last_day)
    month = last_day.replace(day=1)
    found = rules.withhold(rule, payment_minor=payment_minor, month=month, before=_before(mine))
    return Withholding.objects.create(
        organization_id=payee_id,
        alliance_id=actor.alliance_id,
        statement_id=statement_id,
        month=month,
        **asdict(found),
    )


def keep_payee_profile(
    actor: Actor, *, legal_name: str, tax_number: str, resident: bool, now: datetime
) -> PayeeProfile:
    """Keep how the tax office knows the acting organization; the number is stored masked only."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    profile, _ = PayeeProfile.objects.update_or_create(
        organization_id=actor.organization_id,
        defaults={
            "alliance_id": actor.alliance_id,
            "legal_name": legal_name.strip()[:80],
            "tax_number_masked": _masked(tax_number.strip()),
            "resident": resident,
            "updated_at": now,
        },
    )
    record(actor, "keep_payee_profile", "tax.payee_profile", profile.id, resident=resident)
    return profile


def _lives_abroad(payee_id: UUID) -> bool:
    return PayeeProfile.objects.filter(organization_id=payee_id, resident=False).exists()


def _before(mine: QuerySet[Withholding]) -> list[Withheld]:
    """Add up earlier withholdings by month and method."""
    sums: defaultdict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
    for item in mine.values_list("month", "method", "payment_minor", "tax_minor"):
        month, method, payment, tax = item
        sums[month, method][0] += payment
        sums[month, method][1] += tax
    return [Withheld(month, method, income, tax) for (month, method), (income, tax) in sums.items()]


def _masked(number: str) -> str:
    """Keep the first and last three characters."""
    if len(number) <= 6:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 6)}{number[-3:]}"
