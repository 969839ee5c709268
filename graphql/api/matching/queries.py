"""Ranked listings for a brand's task, ranked tasks for an owner."""

from typing import Any

import graphene

from alliance.tenancy.states import Kind
from api import ids
from api.connection import Connection
from api.matching.types import RankedListing, RankedTask
from api.permissions import Permission, permission
from marketplace.matching import selectors


class Queries(graphene.ObjectType):
    """Matching."""

    ranked_listings = Connection(
        RankedListing,
        orders={"SCORE": ("-points",)},
        task_id=graphene.ID(required=True, description="One of your tasks"),
        description="Listings that suit the task, best first, at most 100",
    )
    ranked_tasks = Connection(
        RankedTask,
        orders={"SCORE": ("-points",)},
        description="Open tasks that suit one of your listings, best first, at most 100",
    )

    @staticmethod
    @permission(Permission.VIEW, Kind.BRAND)
    def resolve_ranked_listings(
        root: Any, info: Any, task_id: str
    ) -> list[selectors.RankedListing]:
        pk = ids.pk("Task", task_id, field="taskId")
        return selectors.rank_listings(info.context.actor, task_id=pk, now=info.context.now)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_ranked_tasks(root: Any, info: Any) -> list[selectors.RankedTask]:
        return selectors.rank_tasks(info.context.actor, now=info.context.now)
