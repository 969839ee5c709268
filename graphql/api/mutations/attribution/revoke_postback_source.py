"""Stop hearing a source."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.attribution.types import PostbackSource
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.attribution import selectors, services


class RevokePostbackSource(Mutation):
    """Refuse a source's postbacks from now on."""

    class Input:
        source_id = IdOf("PostbackSource", required=True, description="Which")

    source = graphene.Field(PostbackSource, description="The source")

    @permission(Permission.MANAGE_SOURCES, Kind.BRAND)
    def perform(info: Any, *, source_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        services.revoke_source(actor, source_id=source_id)
        return {"source": selectors.source(actor, source_id)}
