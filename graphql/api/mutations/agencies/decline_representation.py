"""Decline representation."""

from typing import Any
from uuid import UUID

import graphene

from api.agencies.types import Representation
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.agencies import services


class DeclineRepresentation(Mutation):
    """Refuse a proposal, or take your own back."""

    class Input:
        representation_id = IdOf("Representation", required=True, description="Which")

    representation = graphene.Field(Representation, description="The contract as it is now")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, *, representation_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {
            "representation": services.decline_representation(
                actor, representation_id=representation_id, now=info.context.now
            )
        }
