"""Reads of the payee's file and of withholdings."""

from typing import Any

import graphene

from api import ids
from api.permissions import Permission, permission
from api.tax.types import PayeeProfile, Withholding
from settlements.tax import models, selectors


class Queries(graphene.ObjectType):
    """Tax."""

    payee_profile = graphene.Field(PayeeProfile, description="Your file for the tax office")
    statement_withholding = graphene.Field(
        Withholding,
        statement_id=ids.IdOf("Statement", required=True, description="A statement you may read"),
        description="How a statement's tax was found; null when nobody had to withhold",
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_payee_profile(root: Any, info: Any) -> models.PayeeProfile | None:
        return selectors.payee_profile(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_statement_withholding(
        root: Any, info: Any, statement_id: str
    ) -> models.Withholding | None:
        key = ids.pk("Statement", statement_id, field="statementId")
        return selectors.withholding_of(info.context.actor, key)
