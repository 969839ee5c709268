"""Create coupon."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tracking import services
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tracking.types import Coupon


class CreateCoupon(Mutation):
    """Give a link another coupon code: your own, or a random one."""

    class Input:
        link_id = IdOf("Link", required=True, description="Which link buyers are credited to")
        code = graphene.String(description="4–20 letters and digits; a random code when left out")

    coupon = graphene.Field(Coupon, description="The new code")

    @permission(Permission.MANAGE_DEALS)
    def perform(info: Any, *, link_id: UUID, code: str | None = None) -> dict[str, Any]:
        actor = info.context.actor
        return {"coupon": services.create_coupon(actor, link_id=link_id, code=code)}
