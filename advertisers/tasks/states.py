"""The life of a task, and the kinds of creative that come with it."""

from django.db import models

from alliance.kernel.states import Transitions


class TaskState(models.TextChoices):
    DRAFT = "draft"
    FUNDED = "funded"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class PauseReason(models.TextChoices):
    BY_BRAND = "by_brand"
    BUDGET_SPENT = "budget_spent"


class CreativeKind(models.TextChoices):
    TEXT = "text"
    IMAGE = "image"
    LINK = "link"


TASK_MOVES = Transitions(
    {
        TaskState.DRAFT: {TaskState.FUNDED, TaskState.CLOSED},
        TaskState.FUNDED: {TaskState.OPEN, TaskState.CLOSED},
        TaskState.OPEN: {TaskState.PAUSED, TaskState.CLOSED},
        TaskState.PAUSED: {TaskState.OPEN, TaskState.CLOSED},
    }
)

SOURCE_KIND = "task"
"""How settlements know a task: money is held for ("task", task id)."""
