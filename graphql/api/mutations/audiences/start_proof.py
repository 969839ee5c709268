"""Start proof."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import ChannelProof
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class StartProof(Mutation):
    """Get a code to put into the bio of a channel."""

    class Input:
        channel_id = IdOf("Channel", required=True, description="Which")

    proof = graphene.Field(ChannelProof, description="The proof with its code")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, channel_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {"proof": services.start_proof(actor, channel_id=channel_id)}
