"""Run import."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.crm.types import MemberImport
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.crm import services


class RunImport(Mutation):
    """Import the checked file for good; lines with errors are left out."""

    class Input:
        import_id = IdOf("MemberImport", required=True, description="Which")

    member_import = graphene.Field(MemberImport, description="The import, running")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(info: Any, *, import_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        return {
            "member_import": services.run_import(actor, import_id=import_id, now=info.context.now)
        }
