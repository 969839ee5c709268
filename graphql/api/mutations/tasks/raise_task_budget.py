"""Add to a task's budget from your wallet."""

from typing import Any
from uuid import UUID

import graphene

from advertisers.tasks import services
from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tasks.types import Task
from api.types import Minor


class RaiseTaskBudget(Mutation):
    """Add to a task's budget from your wallet."""

    class Input:
        task_id = IdOf("Task", required=True, description="Which task")
        amount_minor = Minor(required=True, description="How much to add, fen")
        key = graphene.String(required=True, description="Made by the form; the same key adds once")

    task = graphene.Field(Task, description="The task as it is now")

    @permission(Permission.SPEND, Kind.BRAND)
    def perform(info: Any, *, task_id: UUID, amount_minor: int, key: str) -> dict[str, Any]:
        actor, now = info.context.actor, info.context.now
        return {
            "task": services.raise_budget(
                actor, task_id=task_id, amount_minor=amount_minor, key=key, now=now
            )
        }
