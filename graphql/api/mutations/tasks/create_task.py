"""Write a draft that nobody but your brand sees."""

from typing import Any

import graphene

from advertisers.tasks import services
from alliance.tenancy.states import Kind
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tasks.inputs import CreativeInput, TaskBriefInput, brief_of, creatives_of
from api.tasks.types import Task, list_of


class CreateTask(Mutation):
    """Write a draft that nobody but your brand sees."""

    class Input:
        brief = TaskBriefInput(required=True, description="The whole brief")
        creatives = list_of(CreativeInput, description="Material, at most 20")

    task = graphene.Field(Task, description="The task as it is now")

    @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    def perform(info: Any, *, brief: Any, creatives: Any = None) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        task = services.create_task(
            actor, brief=brief_of(brief), creatives=creatives_of(creatives), now=now
        )
        return {"task": task}
