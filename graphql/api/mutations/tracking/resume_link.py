"""Resume link."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tracking import services
from alliance.tracking.selectors import link_with_clicks
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tracking.types import Link


class ResumeLink(Mutation):
    """Lead visitors to the destination again."""

    class Input:
        link_id = IdOf("Link", required=True, description="Which")

    link = graphene.Field(Link, description="The link, active")

    @permission(Permission.MANAGE_DEALS)
    def perform(info: Any, *, link_id: UUID) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        services.resume_link(actor, link_id=link_id)
        return {"link": link_with_clicks(actor, link_id=link_id, now=now)}
