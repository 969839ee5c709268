"""Moving a deal: the compare-and-set, its line on the timeline, the record, the message."""

from datetime import datetime
from typing import Any

from alliance.audit.services import record
from alliance.kernel.states import move
from alliance.notifications.services import notify
from alliance.tenancy.types import Actor
from marketplace.deals.models import Deal, DealEvent
from marketplace.deals.rules import deal_page
from marketplace.deals.states import DealState, EventKind, Side


def advance(
    actor: Actor,
    deal: Deal,
    *,
    expected: DealState,
    to: DealState,
    kind: EventKind,
    now: datetime,
    facts: dict[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Move a deal and say so everywhere. Raises StateConflict when it stands elsewhere by now."""
    move(Deal, id=deal.id, expected=expected, to=to, **changes)
    announce(actor, deal, kind, now, **(facts or {}))
    deal.refresh_from_db()


def announce(actor: Actor, deal: Deal, kind: EventKind, now: datetime, **facts: Any) -> None:
    """Write what happened on the timeline and into the record, and tell the other parties."""
    note(actor, deal, kind, now, **facts)
    record(actor, kind, "deals.deal", deal.id, **facts)
    for side, party in ((Side.OWNER, deal.owner_id), (Side.BRAND, deal.brand_id)):
        if party != actor.organization_id:
            notify(
                organization_id=party,
                kind=f"deal_{kind}",
                params={"task": deal.terms["task"]["title"]},
                link=deal_page(side, deal.id),
            )


def note(actor: Actor, deal: Deal, kind: EventKind, now: datetime, **facts: Any) -> None:
    """Add one line to the deal's timeline."""
    DealEvent.objects.create(
        alliance_id=deal.alliance_id,
        owner_id=deal.owner_id,
        brand_id=deal.brand_id,
        agency_id=deal.agency_id,
        deal=deal,
        kind=kind,
        by_side=_side_name(actor, deal),
        person_id=actor.person_id,
        at=now,
        facts=facts,
    )


def _side_name(actor: Actor, deal: Deal) -> str:
    names = {deal.owner_id: "owner", deal.brand_id: "brand"}
    return names.get(actor.organization_id, "operator")
