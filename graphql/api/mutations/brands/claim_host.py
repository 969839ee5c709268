"""Claim a host as your brand's own."""

from typing import Any

import graphene

from advertisers.brands import services
from alliance.tenancy.states import Kind
from api.brands.types import VerifiedHost
from api.mutation import Mutation
from api.permissions import Permission, permission


class ClaimHost(Mutation):
    """Claim a host as your brand's own."""

    class Input:
        host = graphene.String(required=True, description="Host name, such as shop.example.com")

    verified_host = graphene.Field(VerifiedHost, description="The claim as it is now")

    @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    def perform(info: Any, *, host: str) -> dict[str, Any]:
        claim = services.claim_host(info.context.actor, host=host)
        return {"verified_host": claim}
