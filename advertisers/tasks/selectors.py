"""Reads of tasks. The database hides drafts from everybody but their brand and the operator."""

from uuid import UUID

from django.db.models import QuerySet

from advertisers.tasks.models import Creative, Task
from advertisers.tasks.states import TaskState
from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor


def tasks_of_brand(actor: Actor) -> QuerySet[Task]:
    """Return the acting brand's own tasks, in any state."""
    actor.require(Permission.VIEW)
    return Task.objects.filter(organization_id=actor.organization_id).select_related("organization")


def tasks_in_market(actor: Actor) -> QuerySet[Task]:
    """Return the open tasks of the actor's alliance."""
    actor.require(Permission.VIEW)
    return Task.objects.filter(alliance_id=actor.alliance_id, state=TaskState.OPEN).select_related(
        "organization"
    )


def tasks_seen_by(actor: Actor) -> QuerySet[Task]:
    """Return every task the actor may see: own ones, and public ones of its alliance."""
    actor.require(Permission.VIEW)
    return Task.objects.filter(alliance_id=actor.alliance_id).select_related("organization")


def task_seen_by(actor: Actor, task_id: UUID) -> Task:
    """Return one task the actor may see; raises NotFound."""
    task = tasks_seen_by(actor).filter(pk=task_id).order_by("id").first()
    if task is None:
        raise NotFound()
    return task


def own_task(actor: Actor, task_id: UUID) -> Task:
    """Return one of the acting brand's own tasks; raises NotFound."""
    task = tasks_of_brand(actor).filter(pk=task_id).order_by("id").first()
    if task is None:
        raise NotFound()
    return task


def creatives_of(actor: Actor, task_ids: list[UUID]) -> QuerySet[Creative]:
    """Return the creatives of the given tasks in their order."""
    actor.require(Permission.VIEW)
    return Creative.objects.filter(task_id__in=task_ids).order_by("task_id", "position")
