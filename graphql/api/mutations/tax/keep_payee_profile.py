"""Keep your file for the tax office."""

from typing import Any

import graphene

from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tax.types import PayeeProfile
from settlements.tax import services


class KeepPayeeProfile(Mutation):
    """Say how the tax office knows your organization; the number is kept masked only."""

    class Input:
        legal_name = graphene.String(required=True, description="Name on the tax file")
        tax_number = graphene.String(required=True, description="Identity or tax number")
        resident = graphene.Boolean(required=True, description="Resident for tax")

    payee_profile = graphene.Field(PayeeProfile, description="The file")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, **given: Any) -> dict[str, Any]:
        context = info.context
        kept = services.keep_payee_profile(context.actor, now=context.now, **given)
        return {"payee_profile": kept}
