"""Hand in a draft; it must carry the advertising label."""

from typing import Any
from uuid import UUID

import graphene

from alliance.tenancy.states import Kind
from api import ids
from api.deals.deal import Deal
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tasks.types import list_of
from marketplace.deals import services


class SubmitDraft(Mutation):
    """Hand in a draft; it must carry the advertising label."""

    class Input:
        deal_id = IdOf("Deal", required=True, description="Which deal")
        text = graphene.String(required=True, description="The text, marked 「广告」")
        file_ids = list_of(graphene.ID, description="Uploaded files, at most 9")

    deal = graphene.Field(Deal, description="The deal as it is now")

    @permission(Permission.MANAGE_DEALS, Kind.OWNER)
    def perform(
        info: Any, *, deal_id: UUID, text: str, file_ids: list[str] | None = None
    ) -> dict[str, Any]:
        deal = services.submit_draft(
            info.context.actor,
            deal_id=deal_id,
            text=text,
            file_ids=[ids.pk("File", each, field="fileIds") for each in file_ids or []],
            now=info.context.now,
        )
        return {"deal": deal}
