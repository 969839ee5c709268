"""Reads of a brand's tasks, of the task market, and of a task's money."""

from typing import Any
from uuid import UUID

import graphene
from django.db.models import QuerySet

from advertisers.tasks import models, selectors
from alliance.tenancy.states import Kind
from api import ids
from api.connection import Connection
from api.permissions import Permission, permission
from api.tasks.filters import TaskFilters
from api.tasks.types import Task, TaskBudget

ORDERS = {"NEWEST": ("-id",), "ENDING": ("ends_on",), "BUDGET": ("-budget_minor",)}


class Queries(graphene.ObjectType):
    """Tasks."""

    tasks = Connection(
        Task, orders=ORDERS, filters=TaskFilters, description="Your brand's tasks, in any state"
    )
    task_market = Connection(
        Task, orders=ORDERS, filters=TaskFilters, description="Open tasks of the alliance"
    )
    task_budget = graphene.Field(
        TaskBudget,
        task_id=graphene.ID(required=True, description="One of your tasks"),
        required=True,
        description="Where a task's money stands",
    )

    @staticmethod
    @permission(Permission.VIEW, Kind.BRAND)
    def resolve_tasks(root: Any, info: Any) -> QuerySet[models.Task]:
        return selectors.with_creatives(selectors.tasks_of_brand(info.context.actor))

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_task_market(root: Any, info: Any) -> QuerySet[models.Task]:
        return selectors.with_creatives(selectors.tasks_in_market(info.context.actor))

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.BRAND)
    def resolve_task_budget(root: Any, info: Any, task_id: str) -> dict[str, int]:
        pk: UUID = ids.pk("Task", task_id, field="taskId")
        return selectors.budget_of(info.context.actor, pk)
