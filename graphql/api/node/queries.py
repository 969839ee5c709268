"""The root field ``node``."""

from typing import Any

import graphene

from api import ids
from api.permissions import MEMBER, Permission, permission, require
from api.types import NODE_TYPES, Node


class Queries(graphene.ObjectType):
    """Relay's door to a single row."""

    node = graphene.Field(
        Node,
        id=graphene.ID(required=True, description="Global id"),
        description="The row with this id as far as you may see it, else null",
    )

    @staticmethod
    @permission(MEMBER)
    def resolve_node(root: Any, info: Any, id: str) -> Any:
        type_name, pk = ids.parse(id)
        node_type = NODE_TYPES.get(type_name)
        if node_type is None:
            return None
        if isinstance(node_type._meta.read, Permission):
            require(info.context, node_type._meta.read)
        return node_type.get_node(info, pk)
