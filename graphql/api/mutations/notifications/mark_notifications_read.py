"""Mark notifications as read."""

from typing import Any

import graphene

from alliance.notifications import services
from api import ids
from api.mutation import Mutation
from api.permissions import Permission, permission


class MarkNotificationsRead(Mutation):
    """Mark some of your notifications as read, or all of them."""

    class Input:
        notification_ids = graphene.List(
            graphene.NonNull(graphene.ID), description="Which; all unless told"
        )

    marked = graphene.Int(description="How many were unread until now")

    @permission(Permission.VIEW)
    def perform(info: Any, *, notification_ids: list[str] | None = None) -> dict[str, Any]:
        chosen = None
        if notification_ids is not None:
            chosen = [
                ids.pk("Notification", each, field="notification_ids") for each in notification_ids
            ]
        marked = services.mark_read(info.context.actor, ids=chosen, now=info.context.now)
        return {"marked": marked}
