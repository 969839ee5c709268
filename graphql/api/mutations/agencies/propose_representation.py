"""Propose a representation."""

from datetime import date
from typing import Any
from uuid import UUID

import graphene

from api.agencies.types import RIGHT, Representation
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.types import Date
from traffic_owners.agencies import services
from traffic_owners.agencies.states import Right


class ProposeRepresentation(Mutation):
    """Offer a contract: as agency to an owner, or as owner to an agency."""

    class Input:
        partner_id = IdOf("Organization", required=True, description="The other side")
        cut_bp = graphene.Int(required=True, description="Cut of the owner's part, ≤ 5,000")
        rights = graphene.List(
            graphene.NonNull(RIGHT), required=True, description="What the agency may do"
        )
        starts_on = Date(required=True, description="First day, today or later")

    representation = graphene.Field(Representation, description="The proposal")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(
        info: Any, *, partner_id: UUID, cut_bp: int, rights: list[Right], starts_on: date
    ) -> dict[str, Any]:
        proposal = services.propose_representation(
            info.context.actor,
            partner_id=partner_id,
            cut_bp=cut_bp,
            rights=rights,
            starts_on=starts_on,
            now=info.context.now,
        )
        return {"representation": proposal}
