"""Work that payouts leave behind. It calls a rail, so no transaction is open around it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alliance.jobs.registry import every, job
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.payouts import services


@job("payouts.send", outside=True)
def send(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Send one approved payout."""
    services.send(actor, payout_id=UUID(payload["payout_id"]), now=now)


@every(seconds=20, kind="payouts.ask", outside=True)
def ask(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Ask about payments whose answer has not come."""
    with acting(actor):
        waiting = services.open_payouts(actor, now=now)
    for payout_id in waiting:
        services.ask_again(actor, payout_id=payout_id, now=now)


@job("payouts.reconcile", outside=True)
def reconcile(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Compare the last day with the rail's file."""
    since = now - timedelta(days=int(payload.get("days", 1)))
    services.reconcile_rail(
        actor, rail=payload.get("rail", "sandbox"), since=since, until=now, now=now
    )
