"""Remove a colleague."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy import services
from api.ids import IdOf, global_id
from api.mutation import Mutation
from api.permissions import Permission, permission


class RemoveMember(Mutation):
    """End a colleague's membership; one administrator always remains."""

    class Input:
        membership_id = IdOf("Membership", required=True, description="Whose")

    removed_id = graphene.ID(description="Id of the membership that is over")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, *, membership_id: UUID) -> dict[str, Any]:
        services.remove_member(
            info.context.actor, membership_id=membership_id, now=info.context.now
        )
        return {"removed_id": global_id("Membership", membership_id)}
