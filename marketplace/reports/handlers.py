"""Keeps the rollups fresh, as the operator of each alliance."""

from datetime import datetime
from typing import Any

from alliance.jobs.registry import every
from alliance.tenancy.types import Actor
from marketplace.reports.services import roll_up_recent


@every(seconds=20, kind="reports.roll_up")
def roll_up(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    roll_up_recent(actor, now=now)
