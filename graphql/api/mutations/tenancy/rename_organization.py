"""Rename an organization."""

from typing import Any

import graphene

from alliance.tenancy import services
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tenancy.types import Organization


class RenameOrganization(Mutation):
    """Give your organization another name."""

    class Input:
        name = graphene.String(required=True, description="2–80 characters, unique in the alliance")

    organization = graphene.Field(Organization, description="The organization as it is now")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, *, name: str) -> dict[str, Any]:
        return {"organization": services.rename_organization(info.context.actor, name=name)}
