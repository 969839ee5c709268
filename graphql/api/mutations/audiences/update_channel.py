"""Update a channel."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import Channel
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.types import enum
from traffic_owners.audiences import services
from traffic_owners.audiences.states import CountSource


class UpdateChannel(Mutation):
    """Change a channel's name, address and count; the handle, which is proven, stays."""

    class Input:
        channel_id = IdOf("Channel", required=True, description="Which")
        name = graphene.String(required=True, description="Name")
        url = graphene.String(required=True, description="Address, or empty")
        member_count = graphene.Int(required=True, description="People there, counted today")
        count_source = enum(CountSource)(required=True, description="Where the number comes from")

    channel = graphene.Field(Channel, description="The channel as it is now")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, channel_id: UUID, **values: Any) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        changed = services.update_channel(actor, channel_id=channel_id, now=now, **values)
        return {"channel": changed}
