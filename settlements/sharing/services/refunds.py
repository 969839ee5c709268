"""Take a refund back from every edge of its conversion, wherever the parts have come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.escrow.selectors import escrow_account
from settlements.ledger.services import post
from settlements.sharing.models import Accrual, AccrualRefund, Earning, Reversal
from settlements.sharing.rules import reversal
from settlements.sharing.services.errors import EventConflict, RefundTooLarge
from settlements.sharing.services.postings import SOURCE, account_of, legs_of
from settlements.sharing.states import AccrualState, EarningState
from settlements.sharing.types import Tree

_STATED = (EarningState.STATED, EarningState.PAID)


def reverse(
    actor: Actor,
    *,
    event_key: str,
    refund_key: str,
    refunded_commission_minor: int,
    now: datetime,
) -> AccrualRefund:
    """Return part of a conversion's commission (minor units, this refund alone) to its escrow.

    Every edge gives back its share. What was already stated or paid is taken from the party's
    payable account, which may fall below zero, and is an adjustment of its next statement. The
    same ``refund_key`` again returns the first refund. Raises NotFound, EventConflict,
    RefundTooLarge.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    accrual = _locked(actor, event_key)
    known = accrual.refunds.filter(refund_key=refund_key).order_by("id").first()
    if known is not None:
        if known.commission_minor != refunded_commission_minor:
            raise EventConflict(key=refund_key)
        return known
    refunded = accrual.refunded_minor + refunded_commission_minor
    if refunded_commission_minor <= 0 or refunded > accrual.commission_minor:
        raise RefundTooLarge(field="refunded_commission_minor")
    refund = AccrualRefund.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        accrual=accrual,
        refund_key=refund_key,
        commission_minor=refunded_commission_minor,
        recorded_at=now,
    )
    if accrual.state == AccrualState.POSTED:
        _take_back(actor, accrual, refund, refunded, now)
    whole = refunded == accrual.commission_minor
    Accrual.objects.filter(pk=accrual.pk).update(
        refunded_minor=refunded, state=AccrualState.REVERSED if whole else accrual.state
    )
    return refund


def _take_back(
    actor: Actor, accrual: Accrual, refund: AccrualRefund, refunded: int, now: datetime
) -> None:
    earnings = list(accrual.earnings.select_for_update().order_by("id"))
    already = {earning.edge_key: earning.reversed_minor for earning in earnings}
    tree = Tree.from_json(accrual.contract.tree)
    deltas = reversal(tree, accrual.commission_minor, refunded, already)
    escrow = escrow_account(actor, accrual.escrow_kind, accrual.escrow_id)
    legs: Counter[UUID] = Counter({escrow: refund.commission_minor})
    for earning in earnings:
        legs[account_of(actor, earning)] -= deltas.get(earning.edge_key, 0)
    post(
        source=SOURCE,
        idempotency_key=f"refund:{refund.id}",
        legs=legs_of(legs),
        effective_at=now,
        narrative=accrual.label or accrual.event_key,
    )
    _write_down(earnings, deltas, refund, now)


def _write_down(
    earnings: Sequence[Earning], deltas: Mapping[str, int], refund: AccrualRefund, now: datetime
) -> None:
    touched = [earning for earning in earnings if deltas.get(earning.edge_key)]
    Reversal.objects.bulk_create(
        Reversal(
            organization_id=earning.organization_id,
            alliance_id=earning.alliance_id,
            earning=earning,
            refund_key=refund.refund_key,
            amount_minor=deltas[earning.edge_key],
            adjusts=earning.state in _STATED,
            recorded_at=now,
        )
        for earning in touched
    )
    for earning in touched:
        delta = deltas[earning.edge_key]
        gone = earning.reversed_minor + delta == earning.amount_minor
        ends = gone and earning.state not in _STATED
        Earning.objects.filter(pk=earning.pk).update(
            reversed_minor=F("reversed_minor") + delta,
            state=EarningState.REVERSED if ends else earning.state,
        )


def _locked(actor: Actor, event_key: str) -> Accrual:
    accrual = (
        Accrual.objects.select_for_update(of=("self",))
        .select_related("contract")
        .filter(organization_id=actor.organization_id, event_key=event_key)
        .order_by("id")
        .first()
    )
    if accrual is None:
        raise NotFound()
    return accrual
