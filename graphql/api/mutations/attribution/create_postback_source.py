"""Register a server that reports orders."""

from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api.attribution.types import PostbackSource
from api.mutation import Mutation
from api.permissions import Permission, permission
from marketplace.attribution import selectors, services


class CreatePostbackSource(Mutation):
    """Register a server of your brand; its secret is shown only now."""

    class Input:
        name = graphene.String(required=True, description="Your name for it, unique, 1–60")

    source = graphene.Field(PostbackSource, description="The source")
    secret = graphene.String(description="whsec_… of Standard Webhooks; keep it")

    @permission(Permission.MANAGE_SOURCES, Kind.BRAND)
    def perform(info: Any, *, name: str) -> dict[str, Any]:
        actor = info.context.actor
        made = services.create_source(actor, name=name)
        return {"source": selectors.source(actor, made.id), "secret": made.secret}
