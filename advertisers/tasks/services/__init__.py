"""Writes to tasks: drafting, money, public life, slots."""

from advertisers.tasks.services.budget import (
    BudgetNotFunded,
    BudgetStillNeeded,
    fund_task,
    raise_budget,
    return_unspent_budget,
)
from advertisers.tasks.services.drafting import create_task, replace_creatives, update_task
from advertisers.tasks.services.life import (
    CategoryNotAllowed,
    LandingHostNotVerified,
    TaskHasEnded,
    close_ended_tasks,
    close_task,
    pause_task,
    publish_task,
    resume_task,
)
from advertisers.tasks.services.slots import TaskIsFull, release_slot, take_slot

__all__ = [
    "BudgetNotFunded",
    "BudgetStillNeeded",
    "CategoryNotAllowed",
    "LandingHostNotVerified",
    "TaskHasEnded",
    "TaskIsFull",
    "close_ended_tasks",
    "close_task",
    "create_task",
    "fund_task",
    "pause_task",
    "publish_task",
    "raise_budget",
    "release_slot",
    "replace_creatives",
    "resume_task",
    "return_unspent_budget",
    "take_slot",
    "update_task",
]
