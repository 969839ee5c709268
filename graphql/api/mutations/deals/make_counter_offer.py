"""Answer with other terms."""

from typing import Any
from uuid import UUID

import graphene

from api.deals.inputs import TermsInput, terms_of
from api.deals.types import Negotiation
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class MakeCounterOffer(Mutation):
    """Answer with other terms."""

    class Input:
        negotiation_id = IdOf("Negotiation", required=True, description="Which negotiation")
        version = graphene.Int(required=True, description="The version you have read")
        terms = TermsInput(required=True, description="What is offered")
        message = graphene.String(description="A word to the other side")

    negotiation = graphene.Field(Negotiation, description="The negotiation as it is now")

    @permission(Permission.MANAGE_DEALS)
    def perform(
        info: Any, *, negotiation_id: UUID, version: int, terms: Any, message: str | None = None
    ) -> dict[str, Any]:
        negotiation = services.make_counter_offer(
            info.context.actor,
            negotiation_id=negotiation_id,
            version=version,
            terms=terms_of(terms),
            message=message or "",
            now=info.context.now,
        )
        return {"negotiation": negotiation}
