"""Reads of tasks. The database hides drafts from everybody but their brand and the operator."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from advertisers.tasks.models import Creative, Task
from advertisers.tasks.states import SOURCE_KIND, TaskState
from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.escrow.selectors import escrow_balance


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


def with_creatives(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Add each task's material in its order, in one more query."""
    in_order = Prefetch("creatives", queryset=Creative.objects.order_by("position"))
    return tasks.prefetch_related(in_order)


def budget_of(actor: Actor, task_id: UUID) -> dict[str, int]:
    """Return budget, escrow and spent (fen) of one of the acting brand's tasks; raises NotFound."""
    actor.require(Permission.VIEW_MONEY)
    task = own_task(actor, task_id)
    held = escrow_balance(SOURCE_KIND, task.id)
    funded = 0 if task.funded_at is None else task.budget_minor
    return {
        "budget_minor": task.budget_minor,
        "escrow_minor": held,
        "spent_minor": max(0, funded - held),
    }
