"""Writes to the books. Each calls one of the database's doors inside the caller's context."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from settlements.ledger.refusals import (
    AlreadyReversed,
    InsufficientFunds,
    KeyConflict,
    MalformedPosting,
    PeriodClosed,
    Unbalanced,
    refusals_spoken,
)
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Draft, Leg, Posting

__all__ = [
    "AlreadyReversed",
    "InsufficientFunds",
    "KeyConflict",
    "MalformedPosting",
    "PeriodClosed",
    "Unbalanced",
    "capture_hold",
    "close_through",
    "open_account",
    "place_hold",
    "post",
    "post_many",
    "refusals_spoken",
    "release_expired_holds",
    "release_hold",
    "roll_up",
]


def open_account(
    *,
    organization_id: UUID,
    alliance_id: UUID,
    kind: AccountKind,
    currency: str = "CNY",
    reference: str = "",
    mode: AccountMode = AccountMode.SYNC,
    floor: int | None = None,
) -> UUID:
    """Return the organization's account of this kind and reference; open it if it is new.

    ``floor`` in minor units is the least the account may hold; a rollup account has none.
    Raises NotFound for an organization of another alliance.
    """
    arguments = [organization_id, alliance_id, kind, currency, reference, mode, floor]
    account_id: UUID = _value("SELECT ledger_open_account(%s, %s, %s, %s, %s, %s, %s)", arguments)
    return account_id


def post(
    *,
    source: str,
    idempotency_key: str,
    legs: Sequence[Leg],
    effective_at: datetime,
    narrative: str,
    currency: str = "CNY",
    reverses: UUID | None = None,
) -> Posting:
    """Post one transaction, once: the same key and legs again answer with the first posting.

    The key begins with a verb and a colon (``top_up:…``): readers see source and verb in their own
    language, and ``narrative`` after it, which names the thing (an order's or statement's number).

    Only the operator may take money from an account that is not its own. Raises InsufficientFunds,
    KeyConflict (same key, other legs), PeriodClosed, Unbalanced, AlreadyReversed, NotFound (an
    account of another alliance, or somebody else's money). Balance and period are judged when the
    transaction commits, or at ``SET CONSTRAINTS ALL IMMEDIATE``.
    """
    ordered = _in_order(legs)
    accounts = [leg.account_id for leg in ordered]
    amounts = [leg.amount_minor for leg in ordered]
    row = _one(
        "SELECT * FROM ledger_post(%s, %s, %s, %s, %s, %s, %s::uuid[], %s::bigint[])",
        [source, idempotency_key, currency, effective_at, narrative, reverses, accounts, amounts],
    )
    return Posting(tx_id=row[0], replayed=row[1])


def post_many(drafts: Sequence[Draft], *, currency: str = "CNY") -> list[Posting]:
    """Post many transactions in one call, all or none; raises as ``post`` does.

    The answers stand in the order of the drafts. A key that occurs twice is posted once.
    """
    if not drafts:
        return []
    legs = [
        (number, place, leg)
        for number, draft in enumerate(drafts, 1)
        for place, leg in enumerate(_in_order(draft.legs), 1)
    ]
    arguments: list[list[Any] | str] = [
        [draft.source for draft in drafts],
        [draft.idempotency_key for draft in drafts],
        currency,
        [draft.effective_at for draft in drafts],
        [draft.narrative for draft in drafts],
        [draft.reverses for draft in drafts],
        [number for number, _, _ in legs],
        [place for _, place, _ in legs],
        [leg.account_id for _, _, leg in legs],
        [leg.amount_minor for _, _, leg in legs],
    ]
    rows = _all(
        "SELECT tx_id, replayed FROM ledger_post_batch(%s::text[], %s::text[], %s, "
        "%s::timestamptz[], %s::text[], %s::uuid[], %s::integer[], %s::integer[], %s::uuid[], "
        "%s::bigint[]) ORDER BY number",
        arguments,
    )
    return [Posting(tx_id=row[0], replayed=row[1]) for row in rows]


def place_hold(
    *, account_id: UUID, key: str, amount_minor: int, expires_at: datetime | None = None
) -> UUID:
    """Set money of one account aside and return the hold's id; the same key answers the same hold.

    Raises InsufficientFunds when less than ``amount_minor`` is free, KeyConflict, NotFound.
    """
    arguments = [account_id, key, amount_minor, expires_at]
    hold_id: UUID = _value("SELECT ledger_hold_place(%s, %s, %s, %s)", arguments)
    return hold_id


def release_hold(*, hold_id: UUID) -> int:
    """Free what is left of a hold and return it in minor units; 0 when nothing was left."""
    freed: int = _value("SELECT ledger_hold_release(%s)", [hold_id])
    return freed


def capture_hold(
    *,
    hold_id: UUID,
    source: str,
    idempotency_key: str,
    legs: Sequence[Leg],
    effective_at: datetime,
    narrative: str,
) -> Posting:
    """Spend held money: take it from the hold and post it, in one step and once.

    Raises InsufficientFunds when hold or account does not cover the legs, and what ``post`` raises.
    """
    ordered = _in_order(legs)
    accounts = [leg.account_id for leg in ordered]
    amounts = [leg.amount_minor for leg in ordered]
    row = _one(
        "SELECT * FROM ledger_hold_capture(%s, %s, %s, %s, %s, %s::uuid[], %s::bigint[])",
        [hold_id, source, idempotency_key, effective_at, narrative, accounts, amounts],
    )
    return Posting(tx_id=row[0], replayed=row[1])


def close_through(*, through: datetime) -> datetime:
    """Refuse from now on postings dated at or before ``through``; return the instant in force.

    The operator's transaction holds up every other posting of the alliance until it commits:
    call it last. Never moves back.
    """
    in_force: datetime = _value("SELECT ledger_close_through(%s)", [through])
    return in_force


def roll_up() -> int:
    """Fold new legs of the operator's rollup accounts into their balances; return how many."""
    folded: int = _value("SELECT ledger_roll_up()", [])
    return folded


def release_expired_holds(*, now: datetime) -> int:
    """Release what is left of the alliance's holds that expired at or before ``now``."""
    released: int = _value("SELECT ledger_release_expired(%s)", [now])
    return released


def _in_order(legs: Sequence[Leg]) -> list[Leg]:
    """One order for one set of legs: the request hash must not depend on how they were listed."""
    return sorted(legs, key=lambda leg: (leg.account_id, leg.amount_minor))


def _value(query: str, arguments: Sequence[Any]) -> Any:
    return _one(query, arguments)[0]


def _one(query: str, arguments: Sequence[Any]) -> tuple[Any, ...]:
    return _all(query, arguments)[0]


def _all(query: str, arguments: Sequence[Any]) -> list[tuple[Any, ...]]:
    with refusals_spoken(), connection.cursor() as cursor:
        cursor.execute(query, arguments)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
