"""Book a conversion's commission: split it and move the parts out of its escrow."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alliance.kernel.errors import NotFound
from alliance.kernel.states import move
from alliance.networks.selectors import rules_at
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.escrow.selectors import escrow_account
from settlements.ledger.services import InsufficientFunds, post
from settlements.sharing.models import Accrual, ContractVersion, Earning
from settlements.sharing.rules import refunded_parts, split
from settlements.sharing.services.errors import EventConflict
from settlements.sharing.services.postings import SOURCE, legs_of, maturing_account
from settlements.sharing.states import AccrualState, EarningState
from settlements.sharing.types import Part, Tree


def accrue(
    actor: Actor,
    *,
    contract_id: UUID,
    event_key: str,
    commission_minor: int,
    escrow_source: tuple[str, UUID],
    occurred_at: datetime,
    now: datetime,
    label: str = "",
) -> Accrual:
    """Split one conversion's commission (minor units) by its contract and book it out of escrow.

    The operator's system calls it once per conversion; the same ``event_key`` again returns the
    first accrual. When the escrow lacks the money, or earlier events wait for it, the accrual is
    kept as UNFUNDED. The hold is that of the rules under which the contract was agreed.
    ``label`` is shown on statements. Raises NotFound for an unknown contract and
    EventConflict when the key came with another contract or amount.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    _queue_for(escrow_source)
    known = Accrual.objects.filter(organization_id=actor.organization_id, event_key=event_key)
    if found := known.order_by("id").first():
        return _replayed(found, contract_id, commission_minor)
    contract = ContractVersion.objects.filter(
        pk=contract_id, organization_id=actor.organization_id
    ).first()
    if contract is None:
        raise NotFound()
    hold = timedelta(days=rules_at(actor.alliance_id, contract.agreed_at).hold_days)
    accrual = Accrual.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        contract=contract,
        event_key=event_key,
        label=label[:160],
        commission_minor=commission_minor,
        escrow_kind=escrow_source[0],
        escrow_id=escrow_source[1],
        state=AccrualState.UNFUNDED,
        occurred_at=occurred_at,
        received_at=now,
        matures_at=occurred_at + hold,
    )
    if not _waiting(actor, escrow_source).exclude(pk=accrual.pk).exists():
        _fund(actor, accrual, now)
    return accrual


def fund_waiting(actor: Actor, *, now: datetime) -> int:
    """Book unfunded accruals whose escrow has money again, each escrow in order of receipt.

    Returns how many were booked. An escrow's queue stops at the first that does not fit.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    unfunded = Accrual.objects.filter(
        organization_id=actor.organization_id, state=AccrualState.UNFUNDED
    )
    sources = unfunded.values_list("escrow_kind", "escrow_id").order_by("escrow_kind", "escrow_id")
    return sum(_drain(actor, source, now) for source in sources.distinct())


def _drain(actor: Actor, escrow_source: tuple[str, UUID], now: datetime) -> int:
    _queue_for(escrow_source)
    booked = 0
    for accrual in _waiting(actor, escrow_source).order_by("received_at", "id"):
        if not _fund(actor, accrual, now):
            break
        booked += 1
    return booked


def _fund(actor: Actor, accrual: Accrual, now: datetime) -> bool:
    """Post the accrual's parts if its escrow covers them; say whether it did."""
    tree = Tree.from_json(accrual.contract.tree)
    parts = split(tree, accrual.commission_minor)
    taken = refunded_parts(tree, accrual.commission_minor, accrual.refunded_minor)
    try:
        escrow = escrow_account(actor, accrual.escrow_kind, accrual.escrow_id)
    except NotFound:  # nothing was ever reserved for it
        return False
    legs: Counter[UUID] = Counter({escrow: accrual.refunded_minor - accrual.commission_minor})
    for part in parts:
        account = maturing_account(actor, part.party_id, part.role)
        legs[account] += part.amount_minor - taken[part.key]
    try:
        post(
            source=SOURCE,
            idempotency_key=f"accrue:{accrual.id}",
            legs=legs_of(legs),
            effective_at=now,
            narrative=accrual.label or accrual.event_key,
        )
    except InsufficientFunds:
        return False
    _write_earnings(accrual, parts, taken)
    move(
        Accrual,
        id=accrual.id,
        expected=AccrualState.UNFUNDED,
        to=AccrualState.POSTED,
        posted_at=now,
    )
    accrual.state, accrual.posted_at = AccrualState.POSTED, now
    return True


def _write_earnings(accrual: Accrual, parts: Sequence[Part], taken: Mapping[str, int]) -> None:
    Earning.objects.bulk_create(
        Earning(
            organization_id=part.party_id,
            alliance_id=accrual.alliance_id,
            accrual=accrual,
            source_kind=accrual.contract.source_kind,
            source_id=accrual.contract.source_id,
            event_key=accrual.event_key,
            label=accrual.label,
            edge_key=part.key,
            role=part.role,
            amount_minor=part.amount_minor,
            reversed_minor=taken[part.key],
            state=_first_state(part.amount_minor, taken[part.key]),
            occurred_at=accrual.occurred_at,
            matures_at=accrual.matures_at,
        )
        for part in parts
        if part.amount_minor
    )


def _first_state(amount_minor: int, taken_minor: int) -> EarningState:
    return EarningState.REVERSED if taken_minor == amount_minor else EarningState.MATURING


def _queue_for(escrow_source: tuple[str, UUID]) -> None:
    """Let one transaction at a time decide about an escrow, so that nobody overtakes."""
    key = f"sharing:{escrow_source[0]}:{escrow_source[1]}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _waiting(actor: Actor, escrow_source: tuple[str, UUID]) -> QuerySet[Accrual]:
    return Accrual.objects.filter(
        organization_id=actor.organization_id,
        escrow_kind=escrow_source[0],
        escrow_id=escrow_source[1],
        state=AccrualState.UNFUNDED,
    ).select_related("contract")


def _replayed(found: Accrual, contract_id: UUID, commission_minor: int) -> Accrual:
    if (found.contract_id, found.commission_minor) != (contract_id, commission_minor):
        raise EventConflict(key=found.event_key)
    return found
