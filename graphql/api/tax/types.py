"""The payee's file, and a withholding with its steps."""

from typing import Any

import graphene

from api.permissions import Permission
from api.types import Date, DateTime, Minor, Node, Type, enum
from settlements.tax import models, selectors
from settlements.tax.states import Method


class PayeeProfile(Type):
    """How the tax office knows your organization."""

    class Meta:
        interfaces = (Node,)
        model = models.PayeeProfile
        read = Permission.VIEW_MONEY

    legal_name = graphene.String(required=True, description="Name on the tax file")
    tax_number_masked = graphene.String(required=True, description="Number, masked for good")
    resident = graphene.Boolean(required=True, description="Resident for tax")
    updated_at = DateTime(required=True, description="Last changed")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.PayeeProfile | None:
        found = selectors.payee_profile(info.context.actor)
        return found if found is not None and found.pk == pk else None


class Withholding(Type):
    """How the tax of one statement was found, step by step."""

    class Meta:
        model = models.Withholding
        read = Permission.VIEW_MONEY

    month = Date(required=True, description="First day of the month it belongs to")
    rule_key = graphene.String(required=True, description="The dated rule that was applied")
    method = graphene.Field(
        enum(Method, "WithholdingMethod"), required=True, description="How tax is found"
    )
    payment_minor = Minor(required=True, description="Income of this statement")
    income_minor = Minor(required=True, description="Income the method looks at, this included")
    expense_minor = Minor(required=True, description="Flat expenses deducted")
    deduction_minor = Minor(required=True, description="Monthly deduction × months")
    months = graphene.Int(required=True, description="Months in a row with income")
    taxable_minor = Minor(required=True, description="What is taxed")
    rate_bp = graphene.Int(required=True, description="Rate in basis points")
    quick_deduction_minor = Minor(required=True, description="Quick deduction of the bracket")
    withheld_before_minor = Minor(required=True, description="Withheld earlier")
    tax_minor = Minor(required=True, description="Withheld from this statement")
