"""Accept an invitation."""

from typing import Any

import graphene

from alliance.tenancy import selectors, services
from alliance.tenancy.context import acting
from api.mutation import Mutation
from api.permissions import SIGNED_IN, permission
from api.tenancy.types import Organization


class AcceptInvitation(Mutation):
    """Join the organization that sent the link to your address."""

    class Input:
        token = graphene.String(required=True, description="Last part of the link")

    organization = graphene.Field(Organization, description="The organization you have joined")

    @permission(SIGNED_IN)
    def perform(info: Any, *, token: str) -> dict[str, Any]:
        person = info.context.person
        actor = services.accept_invitation(
            person_id=person.id, email=person.email, token=token, now=info.context.now
        )
        with acting(actor):
            found = selectors.organizations(actor).select_related("alliance")
            return {"organization": found.get(pk=actor.organization_id)}
