"""What an owner has delivered so far, recounted whenever one of its deals begins or ends."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from alliance.jobs.services import enqueue
from alliance.tenancy.permissions import Permission
from alliance.tenancy.selectors import operator_of
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from marketplace.deals.models import Deal
from marketplace.deals.states import ENDED, DealState
from marketplace.matching.services import keep_record

DELIVERED = (DealState.VERIFIED, DealState.SETTLED)
FAILED = (DealState.CANCELLED, DealState.EXPIRED)


def ask_for_recount(deal: Deal, now: datetime) -> None:
    """Have the operator count the owner's deliveries again, after this commit."""
    enqueue(
        kind="deals.recount_deliveries",
        payload={"owner_id": deal.owner_id},
        organization_id=operator_of(deal.alliance_id),
        run_at=now,
    )


def recount_deliveries(actor: Actor, *, owner_id: UUID, now: datetime) -> None:
    """Count an owner's deals as operator: delivered (verified, settled), failed, under way."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    counts = Deal.objects.filter(owner_id=owner_id, alliance_id=actor.alliance_id).aggregate(
        delivered=Count("id", filter=Q(state__in=DELIVERED)),
        failed=Count("id", filter=Q(state__in=FAILED)),
        live=Count("id", filter=~Q(state__in=(*ENDED, DealState.VERIFIED))),
    )
    keep_record(actor, owner_id=owner_id, now=now, **counts)
