"""Register a channel."""

from typing import Any

import graphene

from alliance.kernel.vocabulary import Carrier
from alliance.tenancy.states import Kind
from api.audiences.types import Channel
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.types import enum
from traffic_owners.audiences import services
from traffic_owners.audiences.states import CountSource


class RegisterChannel(Mutation):
    """Add a place where you reach people; it starts as a claim (L0)."""

    class Input:
        carrier = enum(Carrier)(required=True, description="Kind of place")
        name = graphene.String(required=True, description="Name")
        handle = graphene.String(required=True, description="Account number or name there")
        url = graphene.String(description="Address, if it has one")
        member_count = graphene.Int(description="People there")
        count_source = enum(CountSource)(description="Where the number comes from")

    channel = graphene.Field(Channel, description="The new channel")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, **given: Any) -> dict[str, Any]:
        values = {name: value for name, value in given.items() if value is not None}
        actor, now = info.context.actor, info.context.now
        return {"channel": services.register_channel(actor, now=now, **values)}
