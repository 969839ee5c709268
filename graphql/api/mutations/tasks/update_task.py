"""Rewrite a draft."""

from typing import Any
from uuid import UUID

import graphene

from advertisers.tasks import services
from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tasks.inputs import CreativeInput, TaskBriefInput, brief_of, creatives_of
from api.tasks.types import Task, list_of


class UpdateTask(Mutation):
    """Rewrite a draft."""

    class Input:
        task_id = IdOf("Task", required=True, description="Which task")
        brief = TaskBriefInput(required=True, description="The whole brief")
        creatives = list_of(CreativeInput, description="The whole material; left alone if absent")

    task = graphene.Field(Task, description="The task as it is now")

    @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    def perform(info: Any, *, task_id: UUID, brief: Any, creatives: Any = None) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {
            "task": services.update_task(
                actor,
                task_id=task_id,
                brief=brief_of(brief),
                creatives=None if creatives is None else creatives_of(creatives),
                now=now,
            )
        }
