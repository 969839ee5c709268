"""Change a colleague's role."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy import services
from alliance.tenancy.states import Role
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tenancy.types import Membership
from api.types import enum


class ChangeRole(Mutation):
    """Give a colleague another role; one administrator always remains."""

    class Input:
        membership_id = IdOf("Membership", required=True, description="Whose")
        role = enum(Role)(required=True, description="The new role")

    membership = graphene.Field(Membership, description="The membership as it is now")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, *, membership_id: UUID, role: Role) -> dict[str, Any]:
        changed = services.change_role(info.context.actor, membership_id=membership_id, role=role)
        return {"membership": changed}
