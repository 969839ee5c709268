"""Closes tasks after their last day, once an hour."""

from datetime import datetime
from typing import Any

from advertisers.tasks.services import close_ended_tasks
from alliance.jobs.registry import every
from alliance.tenancy.types import Actor


@every(seconds=3_600, kind="tasks.close_ended")
def close_ended(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    close_ended_tasks(actor, now=now)
