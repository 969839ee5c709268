"""Revoke an invitation."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy import services
from api.ids import IdOf, global_id
from api.mutation import Mutation
from api.permissions import Permission, permission


class RevokeInvitation(Mutation):
    """Make an unanswered invitation worthless."""

    class Input:
        invitation_id = IdOf("Invitation", required=True, description="Which")

    revoked_id = graphene.ID(description="Id of the invitation that is gone")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, *, invitation_id: UUID) -> dict[str, Any]:
        services.revoke_invitation(info.context.actor, invitation_id=invitation_id)
        return {"revoked_id": global_id("Invitation", invitation_id)}
