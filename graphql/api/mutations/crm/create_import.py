"""Create an import."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.crm.types import MemberImport
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.types import enum
from traffic_owners.crm import services
from traffic_owners.crm.states import ImportKind


class CreateImport(Mutation):
    """Begin an import of an uploaded table: how it is read is detected, a mapping suggested."""

    class Input:
        file_id = IdOf("File", required=True, description="Uploaded at /files/")
        kind = enum(ImportKind)(required=True, description="What a line describes")
        encoding = graphene.String(description="Such as utf-8 or gb18030; detected if absent")

    member_import = graphene.Field(MemberImport, description="The draft")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(
        info: Any, *, file_id: UUID, kind: ImportKind, encoding: str | None = None
    ) -> dict[str, Any]:
        created = services.create_import(
            info.context.actor, file_id=file_id, kind=kind, encoding=encoding
        )
        return {"member_import": created}
