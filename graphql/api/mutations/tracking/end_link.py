"""End link."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tracking import services
from alliance.tracking.selectors import link_with_clicks
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tracking.types import Link


class EndLink(Mutation):
    """End a link for good; its clicks stay."""

    class Input:
        link_id = IdOf("Link", required=True, description="Which")

    link = graphene.Field(Link, description="The link, ended")

    @permission(Permission.MANAGE_DEALS)
    def perform(info: Any, *, link_id: UUID) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        services.end_link(actor, link_id=link_id)
        return {"link": link_with_clicks(actor, link_id=link_id, now=now)}
