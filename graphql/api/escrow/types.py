"""Money set apart for one purpose."""

from typing import Any

import graphene

from api.ids import global_id
from api.permissions import Permission
from api.tenancy.types import Organization
from api.types import DateTime, Minor, Node, Type
from settlements.escrow import models, selectors


class Escrow(Type):
    """What a brand has set apart for one task."""

    class Meta:
        interfaces = (Node,)
        model = models.Escrow
        read = Permission.VIEW_MONEY

    organization = graphene.Field(Organization, required=True, description="The brand")
    source_kind = graphene.String(required=True, description="What it is for: task")
    source_id = graphene.UUID(required=True, description="Which one")
    source_node_id = graphene.ID(required=True, description="The same as a global id")
    balance_minor = Minor(required=True, description="What stands in it, minor units")
    created_at = DateTime(required=True, description="First reserved")

    @staticmethod
    def resolve_source_node_id(root: models.Escrow, info: Any) -> str:
        return global_id(root.source_kind.capitalize(), root.source_id)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Escrow | None:
        return selectors.escrows(info.context.actor).filter(pk=pk).first()
