"""Check an import."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.crm.types import FIELD, MemberImport
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from traffic_owners.crm import services


class ColumnOfFieldInput(graphene.InputObjectType):
    """From which column a fact is read."""

    field = FIELD(required=True, description="The fact")
    column = graphene.Int(required=True, description="Column, counted from 0")


class CheckImport(Mutation):
    """Start the dry run: every line is read with this mapping, nothing is kept."""

    class Input:
        import_id = IdOf("MemberImport", required=True, description="Which")
        mapping = graphene.List(
            graphene.NonNull(ColumnOfFieldInput), required=True, description="At most 13 facts"
        )
        currency = graphene.String(description="Of the amounts, CNY unless told")

    member_import = graphene.Field(MemberImport, description="The import, being checked")

    @permission(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    def perform(
        info: Any, *, import_id: UUID, mapping: list[dict[str, Any]], currency: str | None = None
    ) -> dict[str, Any]:
        started = services.check_import(
            info.context.actor,
            import_id=import_id,
            mapping={each["field"].value: each["column"] for each in mapping},
            currency=currency or "CNY",
            now=info.context.now,
        )
        return {"member_import": started}
