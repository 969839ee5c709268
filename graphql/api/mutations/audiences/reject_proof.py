"""Reject proof."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.audiences.types import ChannelProof
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.audiences import services


class RejectProof(Mutation):
    """Reject a proof as operator; the owner reads the reason."""

    class Input:
        proof_id = IdOf("ChannelProof", required=True, description="Which")
        reason = graphene.String(required=True, description="What was missing")

    proof = graphene.Field(ChannelProof, description="The proof, rejected")

    @permission(Permission.OPERATE, Kind.OPERATOR)
    def perform(info: Any, *, proof_id: UUID, reason: str) -> dict[str, Any]:
        actor = info.context.actor
        return {
            "proof": services.reject_proof(
                actor, proof_id=proof_id, reason=reason, now=info.context.now
            )
        }
