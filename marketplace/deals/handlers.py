"""Work that follows a deal's moves, done as the alliance's operator."""

from datetime import datetime
from typing import Any
from uuid import UUID

from advertisers.tasks.states import SOURCE_KIND
from alliance.jobs.registry import job
from alliance.tenancy.types import Actor
from marketplace.deals.selectors import deal_of
from marketplace.deals.services import recount_deliveries
from settlements.sharing.services import accrue


@job("deals.accrue_flat_fee")
def accrue_flat_fee(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Split a verified deal's flat fee out of its task's escrow, once."""
    deal = deal_of(actor, UUID(payload["deal_id"]))
    if deal.price_minor is None or deal.verified_at is None:
        raise ValueError(f"deal {deal.id} owes no flat fee")
    accrue(
        actor,
        contract_id=deal.contract_id,
        event_key=f"deal:{deal.id}:flat",
        commission_minor=deal.price_minor,
        escrow_source=(SOURCE_KIND, deal.task_id),
        occurred_at=deal.verified_at,
        now=now,
        label=deal.task.title,
    )


@job("deals.recount_deliveries")
def recount(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    """Bring an owner's public delivery record up to date."""
    recount_deliveries(actor, owner_id=UUID(payload["owner_id"]), now=now)
