"""Replace the material of a task that is not closed."""

from typing import Any
from uuid import UUID

import graphene

from advertisers.tasks import services
from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tasks.inputs import CreativeInput, creatives_of
from api.tasks.types import Task, list_of


class ReplaceCreatives(Mutation):
    """Replace the material of a task that is not closed."""

    class Input:
        task_id = IdOf("Task", required=True, description="Which task")
        creatives = list_of(CreativeInput, required=True, description="The whole material")

    task = graphene.Field(Task, description="The task as it is now")

    @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    def perform(info: Any, *, task_id: UUID, creatives: Any) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {
            "task": services.replace_creatives(
                actor, task_id=task_id, creatives=creatives_of(creatives), now=now
            )
        }
