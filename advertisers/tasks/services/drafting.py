"""Writing and rewriting a draft, which nobody but the brand sees."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from advertisers.tasks.models import Creative, Task
from advertisers.tasks.rules import refuse_bad_brief, refuse_bad_creatives
from advertisers.tasks.selectors import own_task
from advertisers.tasks.states import TaskState
from advertisers.tasks.types import Creatives, TaskBrief
from alliance.audit.services import record
from alliance.files.selectors import stored_file
from alliance.kernel.clock import business_date
from alliance.kernel.errors import StateConflict
from alliance.kernel.states import move
from alliance.networks.selectors import rules_at
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor


@transaction.atomic
def create_task(
    actor: Actor, *, brief: TaskBrief, creatives: Creatives = (), now: datetime
) -> Task:
    """Store a draft task of the acting brand. Raises NotPermitted, InvalidInput."""
    _refuse_bad_draft(actor, brief, creatives, now)
    task = Task.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        updated_at=now,
        **_columns(brief),
    )
    _write_creatives(actor, task.id, creatives)
    record(actor, "create_task", "tasks.task", task.id, title=task.title)
    return task


@transaction.atomic
def update_task(
    actor: Actor,
    *,
    task_id: UUID,
    brief: TaskBrief,
    creatives: Creatives | None = None,
    now: datetime,
) -> Task:
    """Replace a draft's brief, and its creatives when given.

    Only a draft may change: funded money and published terms stand. Raises NotFound,
    StateConflict, InvalidInput.
    """
    _refuse_bad_draft(actor, brief, creatives or (), now)
    task = own_task(actor, task_id)
    rewritten = Task.objects.filter(pk=task.id, state=TaskState.DRAFT).update(
        updated_at=now, **_columns(brief)
    )
    if rewritten != 1:
        raise StateConflict()
    if creatives is not None:
        _write_creatives(actor, task.id, creatives)
    record(actor, "update_task", "tasks.task", task.id)
    task.refresh_from_db()
    return task


@transaction.atomic
def replace_creatives(actor: Actor, *, task_id: UUID, creatives: Creatives, now: datetime) -> Task:
    """Replace a living task's material. Raises NotFound, StateConflict, InvalidInput."""
    actor.require(Permission.MANAGE_TASKS, Kind.BRAND)
    refuse_bad_creatives(creatives)
    task = own_task(actor, task_id)
    if task.state == TaskState.CLOSED:
        raise StateConflict()
    move(Task, id=task.id, expected=task.state, to=task.state, updated_at=now)
    _write_creatives(actor, task.id, creatives)
    record(actor, "replace_creatives", "tasks.task", task.id, count=len(creatives))
    task.refresh_from_db()
    return task


def _refuse_bad_draft(actor: Actor, brief: TaskBrief, creatives: Creatives, now: datetime) -> None:
    actor.require(Permission.MANAGE_TASKS, Kind.BRAND)
    zone = rules_at(actor.alliance_id, now).zone
    refuse_bad_brief(brief, today=business_date(now, zone))
    refuse_bad_creatives(creatives)


def _columns(brief: TaskBrief) -> dict[str, Any]:
    columns = asdict(brief)
    columns["targeting"] = brief.targeting.to_json()
    columns["forbidden_categories"] = list(brief.forbidden_categories)
    for name in ("title", "product", "description", "landing_url", "disclosure"):
        columns[name] = columns[name].strip()
    return columns


def _write_creatives(actor: Actor, task_id: UUID, creatives: Creatives) -> None:
    for creative in creatives:
        if creative.file_id:
            stored_file(actor, creative.file_id)
    Creative.objects.filter(task_id=task_id).delete()
    Creative.objects.bulk_create(
        Creative(
            organization_id=actor.organization_id,
            alliance_id=actor.alliance_id,
            task_id=task_id,
            position=position,
            kind=creative.kind,
            title=creative.title.strip(),
            body=creative.body.strip(),
            file_id=creative.file_id,
        )
        for position, creative in enumerate(creatives, start=1)
    )
