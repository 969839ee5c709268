"""Archive channel."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import Channel
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class ArchiveChannel(Mutation):
    """Take a channel out of use; no published listing may offer it."""

    class Input:
        channel_id = IdOf("Channel", required=True, description="Which")

    channel = graphene.Field(Channel, description="The channel, archived")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, channel_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {"channel": services.archive_channel(actor, channel_id=channel_id)}
