"""Reread import."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.crm.types import MemberImport
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.crm import services


class RereadImport(Mutation):
    """Read the file again with what you know better about it."""

    class Input:
        import_id = IdOf("MemberImport", required=True, description="Which")
        encoding = graphene.String(description="Such as utf-8 or gb18030; detected if absent")
        has_header = graphene.Boolean(description="The first line names the columns")

    member_import = graphene.Field(MemberImport, description="The import, a draft again")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(
        info: Any, *, import_id: UUID, encoding: str | None = None, has_header: bool | None = None
    ) -> dict[str, Any]:
        actor = info.context.actor
        return {
            "member_import": services.reread_import(
                actor, import_id=import_id, encoding=encoding, has_header=has_header
            )
        }
