"""The job that closes a period."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alliance.jobs.registry import job
from alliance.tenancy.types import Actor
from settlements.statements.services.closing import run_close
from settlements.statements.services.periods import CLOSE


@job(CLOSE, outside=True)
def close(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    run_close(actor, period_id=UUID(payload["period_id"]), now=now)
