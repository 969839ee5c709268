"""Upkeep of the books that comes round by itself."""

from datetime import datetime
from typing import Any

from alliance.jobs.registry import every
from alliance.tenancy.types import Actor
from settlements.ledger import services


@every(seconds=60, kind="ledger.upkeep")
def upkeep(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Fold rollup accounts and free expired holds."""
    services.roll_up()
    services.release_expired_holds(now=now)
