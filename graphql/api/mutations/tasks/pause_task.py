"""Take no more deals for a while."""

from typing import Any
from uuid import UUID

import graphene

from advertisers.tasks import services
from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tasks.types import Task


class PauseTask(Mutation):
    """Take no more deals for a while."""

    class Input:
        task_id = IdOf("Task", required=True, description="Which task")

    task = graphene.Field(Task, description="The task as it is now")

    @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    def perform(info: Any, *, task_id: UUID) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {"task": services.pause_task(actor, task_id=task_id, now=now)}
