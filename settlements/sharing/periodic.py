"""Work that comes round by itself: holds pass, and escrows that were topped up pay their queue."""

from datetime import datetime
from typing import Any

from alliance.jobs.registry import every
from alliance.tenancy.types import Actor
from settlements.sharing.services import fund_waiting, mature


@every(seconds=60, kind="sharing.mature")
def mature_earnings(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    mature(actor, now=now)


@every(seconds=60, kind="sharing.fund_waiting")
def fund_waiting_accruals(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    fund_waiting(actor, now=now)
