"""Slots: N of them are never N + 1 deals, however many hands reach for the last one."""

from uuid import UUID

from django.db import connection

from alliance.kernel.errors import DomainError


class TaskIsFull(DomainError):
    """No slot is left, or the task takes no more deals."""

    code = "task_is_full"
    zh = "名额已满，或任务已停止接单"
    en = "No slot is left, or the task takes no more deals"


def take_slot(task_id: UUID) -> None:
    """Take one slot of an open task for the caller's transaction. Raises TaskIsFull.

    One UPDATE decides: racers queue on the task's row, and each re-reads the count when its turn
    comes. Either party may be acting, so it goes through a function that reaches the brand's row.
    """
    if not _call("tasks_take_slot", task_id):
        raise TaskIsFull()


def release_slot(task_id: UUID) -> None:
    """Give back the slot of a deal that ended before publication."""
    _call("tasks_release_slot", task_id)


def _call(function: str, task_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [task_id])
        return bool(cursor.fetchone()[0])
