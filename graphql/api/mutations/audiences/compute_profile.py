"""Compute an audience profile."""

from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import AudienceProfile
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class ComputeProfile(Mutation):
    """Compute today's profile of all people of your pool; refused under 50 people."""

    class Input:
        name = graphene.String(required=True, description="What to call it")

    profile = graphene.Field(AudienceProfile, description="The new profile")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, name: str) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {"profile": services.compute_profile(actor, name=name, now=now)}
