"""Cancel import."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.crm.types import MemberImport
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.crm import services


class CancelImport(Mutation):
    """Stop an import; what is in already stays."""

    class Input:
        import_id = IdOf("MemberImport", required=True, description="Which")

    member_import = graphene.Field(MemberImport, description="The import, cancelled")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, import_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {
            "member_import": services.cancel_import(
                actor, import_id=import_id, now=info.context.now
            )
        }
