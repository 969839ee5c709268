"""The task's money: into escrow before anything is public, back when nothing more can be owed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from advertisers.tasks.models import Task
from advertisers.tasks.rules import MAX_BUDGET_MINOR
from advertisers.tasks.selectors import own_task, task_seen_by
from advertisers.tasks.states import SOURCE_KIND, TaskState
from alliance.audit.services import record
from alliance.kernel.errors import DomainError, InvalidInput, StateConflict
from alliance.kernel.states import move
from alliance.networks.selectors import rules_at
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.escrow import selectors as escrow
from settlements.escrow import services as escrow_services


class BudgetNotFunded(DomainError):
    """The escrow does not hold the task's full budget."""

    code = "budget_not_funded"
    zh = "预算尚未全额托管：还差 {missing_minor} 分"
    en = "The budget is not fully in escrow: {missing_minor} fen are missing"
    field = "budgetMinor"


class BudgetStillNeeded(DomainError):
    """Orders may still arrive for a closed task."""

    code = "budget_still_needed"
    zh = "任务结束后归因窗口未过，预算暂不能退回"
    en = "Orders may still arrive for this task; its budget cannot go back yet"


@transaction.atomic
def fund_task(actor: Actor, *, task_id: UUID, now: datetime) -> Task:
    """Move the task's budget from the brand's wallet into escrow: draft → funded.

    Repeating it moves nothing twice. Raises NotPermitted, NotFound, StateConflict, and escrow's
    refusal when the wallet is short.
    """
    actor.require(Permission.SPEND, Kind.BRAND)
    task = own_task(actor, task_id)
    move(Task, id=task.id, expected=TaskState.DRAFT, to=TaskState.FUNDED, funded_at=now)
    escrow_services.reserve(
        actor,
        source_kind=SOURCE_KIND,
        source_id=task.id,
        amount_minor=task.budget_minor,
        key=f"task:{task.id}:fund",
        now=now,
    )
    record(actor, "fund_task", "tasks.task", task.id, amount_minor=task.budget_minor)
    task.refresh_from_db()
    return task


@transaction.atomic
def raise_budget(
    actor: Actor, *, task_id: UUID, amount_minor: int, key: str, now: datetime
) -> Task:
    """Add ``amount_minor`` (fen) to a funded, open or paused task's budget, from the wallet.

    ``key`` names the brand's wish: the same key adds once. Raises InvalidInput, StateConflict.
    """
    actor.require(Permission.SPEND, Kind.BRAND)
    task = own_task(actor, task_id)
    if not 1 <= amount_minor <= MAX_BUDGET_MINOR - task.budget_minor:
        raise InvalidInput("amountMinor", zh="追加金额有误", en="The amount is out of range")
    posting = escrow_services.reserve(
        actor,
        source_kind=SOURCE_KIND,
        source_id=task.id,
        amount_minor=amount_minor,
        key=f"task:{task.id}:raise:{key}",
        now=now,
    )
    if not posting.replayed:
        _grow(task.id, amount_minor, now)
        record(actor, "raise_budget", "tasks.task", task.id, amount_minor=amount_minor)
    task.refresh_from_db()
    return task


@transaction.atomic
def return_unspent_budget(actor: Actor, *, task_id: UUID, now: datetime) -> Task:
    """Return what a closed task left in escrow to the brand's wallet, once no order can arrive.

    Orders may arrive for the alliance's click window after closing. Brand or operator.
    Raises StateConflict, BudgetStillNeeded.
    """
    actor.require(Permission.SPEND)
    task = task_seen_by(actor, task_id)
    window = timedelta(days=rules_at(task.alliance_id, now).click_window_days + 1)
    if task.state == TaskState.CLOSED and task.closed_at and now < task.closed_at + window:
        raise BudgetStillNeeded()
    returned = Task.objects.filter(
        pk=task.id, state=TaskState.CLOSED, budget_returned_at=None
    ).update(budget_returned_at=now)
    if returned != 1:
        raise StateConflict()
    left = escrow.escrow_balance(SOURCE_KIND, task.id)
    if left > 0:
        escrow_services.return_(
            actor,
            source_kind=SOURCE_KIND,
            source_id=task.id,
            amount_minor=left,
            key=f"task:{task.id}:return",
            now=now,
        )
    record(actor, "return_budget", "tasks.task", task.id, amount_minor=left)
    task.refresh_from_db()
    return task


def refuse_unfunded(task: Task) -> None:
    """Raise BudgetNotFunded unless escrow holds the task's whole budget."""
    missing = task.budget_minor - escrow.escrow_balance(SOURCE_KIND, task.id)
    if task.state == TaskState.DRAFT or missing > 0:
        raise BudgetNotFunded(missing_minor=max(missing, 0))


def _grow(task_id: UUID, amount_minor: int, now: datetime) -> None:
    living = (TaskState.FUNDED, TaskState.OPEN, TaskState.PAUSED)
    grown = Task.objects.filter(pk=task_id, state__in=living).update(
        budget_minor=F("budget_minor") + amount_minor, updated_at=now
    )
    if grown != 1:
        raise StateConflict()
