"""Move earnings whose hold has passed from maturing to payable."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from alliance.kernel.ids import new_id
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.ledger.services import post
from settlements.sharing.models import Earning
from settlements.sharing.services.postings import (
    SOURCE,
    earned_account,
    legs_of,
    maturing_account,
)
from settlements.sharing.states import EarningState

BATCH = 500


def mature(
    actor: Actor,
    *,
    now: datetime,
    due: datetime | None = None,
    at_most: int = 20,
    wait: bool = False,
) -> int:
    """Make earnings payable whose hold ended before ``due`` (now unless told); return how many.

    One ledger posting per batch of 500, at most ``at_most`` batches. An earning matures once: it
    is locked here and leaves the state in the same commit as the posting. What another worker
    holds is left to it; with ``wait`` it is waited for, so that 0 means that nothing is left.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    matured = 0
    for _ in range(at_most):
        batch = _due(actor, due or now, wait)
        if not batch:
            break
        _post(actor, batch, now)
        matured += len(batch)
    return matured


def _due(actor: Actor, due: datetime, wait: bool) -> list[Earning]:
    waiting = Earning.objects.select_for_update(skip_locked=not wait).filter(
        alliance_id=actor.alliance_id, state=EarningState.MATURING, matures_at__lte=due
    )
    return list(waiting.order_by("id")[:BATCH])


def _post(actor: Actor, batch: list[Earning], now: datetime) -> None:
    net: Counter[tuple[UUID, str]] = Counter()
    for earning in batch:
        net[earning.organization_id, earning.role] += earning.net_minor
    legs: Counter[UUID] = Counter()
    for (party_id, role), amount in net.items():
        legs[maturing_account(actor, party_id, role)] -= amount
        legs[earned_account(actor, party_id, role)] += amount
    post(
        source=SOURCE,
        idempotency_key=f"mature:{new_id()}",
        legs=legs_of(legs),
        effective_at=now,
        narrative="",
    )
    Earning.objects.filter(pk__in=[earning.pk for earning in batch]).update(
        state=EarningState.PAYABLE, payable_at=now
    )
