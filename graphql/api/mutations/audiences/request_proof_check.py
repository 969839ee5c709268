"""Request proof check."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import ChannelProof
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class RequestProofCheck(Mutation):
    """Ask the operator to look for the code."""

    class Input:
        proof_id = IdOf("ChannelProof", required=True, description="Which")

    proof = graphene.Field(ChannelProof, description="The proof, waiting")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, proof_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {"proof": services.request_check(actor, proof_id=proof_id, now=info.context.now)}
