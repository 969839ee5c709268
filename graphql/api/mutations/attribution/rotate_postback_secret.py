"""Give a source a new secret."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api.attribution.types import PostbackSource
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.attribution import selectors, services


class RotatePostbackSecret(Mutation):
    """Give a source a new secret; the old one is accepted for 24 hours more."""

    class Input:
        source_id = IdOf("PostbackSource", required=True, description="Which")

    source = graphene.Field(PostbackSource, description="The source")
    secret = graphene.String(description="The new secret, shown only now")

    @permission(Permission.MANAGE_SOURCES, Kind.BRAND)
    def perform(info: Any, *, source_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        made = services.rotate_secret(actor, source_id=source_id, now=info.context.now)
        return {"source": selectors.source(actor, made.id), "secret": made.secret}
