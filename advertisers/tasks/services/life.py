"""A task's public life: open, paused, closed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from advertisers.brands.rules import host_of
from advertisers.brands.selectors import host_is_verified
from advertisers.tasks.models import Task
from advertisers.tasks.selectors import own_task, task_seen_by
from advertisers.tasks.services.budget import refuse_unfunded
from advertisers.tasks.states import TASK_MOVES, PauseReason, TaskState
from alliance.audit.services import record
from alliance.kernel.clock import business_date
from alliance.kernel.errors import DomainError
from alliance.kernel.states import move
from alliance.networks.selectors import rules_at
from alliance.notifications.services import notify
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor

SWEEP_BATCH = 200


class LandingHostNotVerified(DomainError):
    """The landing page stands on a host the operator has not confirmed as the brand's."""

    code = "landing_host_not_verified"
    zh = "落地页域名「{host}」尚未验证"
    en = "The landing page's host “{host}” has not been verified"
    field = "landingUrl"


class CategoryNotAllowed(DomainError):
    """The alliance's rules leave this category out."""

    code = "category_not_allowed"
    zh = "联盟规则不允许投放该类目"
    en = "The alliance's rules do not allow this category"
    field = "category"


class TaskHasEnded(DomainError):
    """The last day of the task lies in the past."""

    code = "task_has_ended"
    zh = "任务已过结束日"
    en = "The task's last day has passed"
    field = "endsOn"


@transaction.atomic
def publish_task(actor: Actor, *, task_id: UUID, now: datetime) -> Task:
    """Show a funded task to the alliance: funded → open.

    Raises BudgetNotFunded, LandingHostNotVerified, CategoryNotAllowed, TaskHasEnded, StateConflict.
    """
    actor.require(Permission.MANAGE_TASKS, Kind.BRAND)
    task = own_task(actor, task_id)
    if task.state in (TaskState.DRAFT, TaskState.FUNDED):
        refuse_unfunded(task)
    _refuse_unlawful(actor, task, now)
    move(Task, id=task.id, expected=TaskState.FUNDED, to=TaskState.OPEN, opened_at=now)
    record(actor, "publish_task", "tasks.task", task.id)
    task.refresh_from_db()
    return task


@transaction.atomic
def pause_task(
    actor: Actor, *, task_id: UUID, reason: PauseReason = PauseReason.BY_BRAND, now: datetime
) -> Task:
    """Stop new deals: open → paused. The operator pauses too, when the escrow is spent."""
    actor.require(Permission.MANAGE_TASKS)
    task = task_seen_by(actor, task_id)
    move(Task, id=task.id, expected=TaskState.OPEN, to=TaskState.PAUSED, pause_reason=reason)
    record(actor, "pause_task", "tasks.task", task.id, reason=reason)
    if reason == PauseReason.BUDGET_SPENT:
        notify(
            organization_id=task.organization_id,
            kind="task_budget_spent",
            params={"task": task.title},
            link=f"/brand/tasks/{task.id}",
        )
    task.refresh_from_db()
    return task


@transaction.atomic
def resume_task(actor: Actor, *, task_id: UUID, now: datetime) -> Task:
    """Open a paused task again. Raises TaskHasEnded, LandingHostNotVerified, StateConflict."""
    actor.require(Permission.MANAGE_TASKS, Kind.BRAND)
    task = own_task(actor, task_id)
    _refuse_unlawful(actor, task, now)
    move(Task, id=task.id, expected=TaskState.PAUSED, to=TaskState.OPEN, pause_reason="")
    record(actor, "resume_task", "tasks.task", task.id)
    task.refresh_from_db()
    return task


@transaction.atomic
def close_task(actor: Actor, *, task_id: UUID, now: datetime) -> Task:
    """End a task for good. Agreed deals go on; the escrow stays until no order can arrive."""
    actor.require(Permission.MANAGE_TASKS)
    task = task_seen_by(actor, task_id)
    sources = TASK_MOVES.sources_of(TaskState.CLOSED)
    move(Task, id=task.id, expected=sources, to=TaskState.CLOSED, closed_at=now)
    record(actor, "close_task", "tasks.task", task.id)
    task.refresh_from_db()
    return task


def close_ended_tasks(actor: Actor, *, now: datetime) -> int:
    """Close, as operator, the tasks whose last day has passed; return how many."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    today = business_date(now, rules_at(actor.alliance_id, now).zone)
    ended = Task.objects.filter(
        alliance_id=actor.alliance_id,
        state__in=(TaskState.OPEN, TaskState.PAUSED),
        ends_on__lt=today,
    ).order_by("id")[:SWEEP_BATCH]
    for task in ended:
        close_task(actor, task_id=task.id, now=now)
        notify(
            organization_id=task.organization_id,
            kind="task_closed",
            params={"task": task.title},
            link=f"/brand/tasks/{task.id}",
        )
    return len(ended)


def _refuse_unlawful(actor: Actor, task: Task, now: datetime) -> None:
    rules = rules_at(task.alliance_id, now)
    if task.ends_on < business_date(now, rules.zone):
        raise TaskHasEnded()
    if task.category not in rules.allowed_categories:
        raise CategoryNotAllowed()
    host = host_of(task.landing_url)
    if not host_is_verified(actor, organization_id=task.organization_id, host=host):
        raise LandingHostNotVerified(host=host)
