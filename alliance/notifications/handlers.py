"""The outbox's work of telling people."""

from datetime import datetime
from typing import Any

from alliance.jobs.registry import job
from alliance.notifications import services
from alliance.tenancy.types import Actor


@job(services.DELIVER)
def deliver(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Write the inbox rows of one event."""
    services.deliver(actor, payload)


@job(services.MAIL, outside=True)
def mail(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Send one letter."""
    services.mail(payload)
