"""Confirm proof."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import ChannelProof
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class ConfirmProof(Mutation):
    """Confirm as operator that the code stands in the bio: the channel is L1."""

    class Input:
        proof_id = IdOf("ChannelProof", required=True, description="Which")

    proof = graphene.Field(ChannelProof, description="The proof, confirmed")

    @permission(Permission.OPERATE, Kind.OPERATOR)
    def perform(info: Any, *, proof_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {"proof": services.confirm_proof(actor, proof_id=proof_id, now=info.context.now)}
