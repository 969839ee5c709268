"""Withdraw a confirmation; links may no longer lead there."""

from typing import Any
from uuid import UUID

import graphene

from advertisers.brands import services
from alliance.tenancy.states import Kind
from api.brands.types import VerifiedHost
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission


class RevokeHost(Mutation):
    """Withdraw a confirmation; links may no longer lead there."""

    class Input:
        host_id = IdOf("VerifiedHost", required=True, description="Which claim")

    verified_host = graphene.Field(VerifiedHost, description="The claim as it is now")

    @permission(Permission.OPERATE, Kind.OPERATOR)
    def perform(info: Any, *, host_id: UUID) -> dict[str, Any]:
        claim = services.revoke_host(info.context.actor, host_id=host_id, now=info.context.now)
        return {"verified_host": claim}
