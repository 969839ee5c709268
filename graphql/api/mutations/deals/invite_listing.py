"""Offer your task to the owner of a listing."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.deals.inputs import TermsInput, terms_of
from api.deals.types import Negotiation
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.deals import services


class InviteListing(Mutation):
    """Offer your task to the owner of a listing."""

    class Input:
        task_id = IdOf("Task", required=True, description="Which task")
        listing_id = IdOf("Listing", required=True, description="On which listing")
        terms = TermsInput(required=True, description="What is offered")
        message = graphene.String(description="A word to the other side")

    negotiation = graphene.Field(Negotiation, description="The negotiation as it is now")

    @permission(Permission.MANAGE_DEALS, Kind.BRAND)
    def perform(
        info: Any, *, task_id: UUID, listing_id: UUID, terms: Any, message: str | None = None
    ) -> dict[str, Any]:
        negotiation = services.invite_listing(
            info.context.actor,
            task_id=task_id,
            listing_id=listing_id,
            terms=terms_of(terms),
            message=message or "",
            now=info.context.now,
        )
        return {"negotiation": negotiation}
