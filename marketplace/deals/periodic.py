"""Carries out the deadlines of negotiations and deals, once a minute."""

from datetime import datetime
from typing import Any

from alliance.jobs.registry import every
from alliance.tenancy.types import Actor
from marketplace.deals.services import sweep


@every(seconds=60, kind="deals.sweep")
def sweep_deadlines(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    sweep(actor, now=now)
