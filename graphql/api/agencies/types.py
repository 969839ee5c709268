"""Contracts of representation."""

from typing import Any

import graphene

from api.permissions import Read
from api.tenancy.types import Organization
from api.types import Date, DateTime, Node, Type, enum
from traffic_owners.agencies import models, selectors
from traffic_owners.agencies.states import RepresentationState, Right

RIGHT = enum(Right, "DelegatedRight")


class Representation(Type):
    """An agency's contract with an owner; both sides and the operator see it."""

    class Meta:
        interfaces = (Node,)
        model = models.Representation
        read = Read.FENCED

    agency = graphene.Field(Organization, required=True, description="Represents")
    owner = graphene.Field(Organization, required=True, description="Is represented")
    proposed_by = graphene.Field(Organization, required=True, description="Made the offer")
    cut_bp = graphene.Int(required=True, description="Agency's cut of the owner's part")
    rights = graphene.Field(
        graphene.List(graphene.NonNull(RIGHT)), required=True, description="What it may do"
    )
    starts_on = Date(required=True, description="First day")
    ends_on = Date(description="First day on which it no longer holds")
    state = graphene.Field(enum(RepresentationState), required=True, description="How far it is")
    awaits_you = graphene.Boolean(required=True, description="Yours to accept or decline")
    created_at = DateTime(required=True, description="Proposed")
    decided_at = DateTime(description="Answered")

    @staticmethod
    def resolve_awaits_you(root: models.Representation, info: Any) -> bool:
        me = info.context.actor.organization_id
        answerable = root.state == RepresentationState.PROPOSED and root.proposed_by_id != me
        return answerable and me in (root.agency_id, root.owner_id)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Representation | None:
        return selectors.representations(info.context.actor).filter(pk=pk).first()
