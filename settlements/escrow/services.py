"""Reserve, release and return money of one purpose. Every call is idempotent by its key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alliance.audit.services import record
from alliance.kernel.errors import InvalidInput
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.escrow.models import Escrow
from settlements.escrow.selectors import escrow_of
from settlements.ledger import services as ledger
from settlements.ledger.states import AccountKind
from settlements.ledger.types import Leg, Posting

SOURCE = "escrow"


@transaction.atomic
def reserve(
    actor: Actor, *, source_kind: str, source_id: UUID, amount_minor: int, key: str, now: datetime
) -> Posting:
    """Move ``amount_minor`` from the brand's wallet into the escrow of its source.

    Raises InsufficientFunds when the wallet is short, NotPermitted, KeyConflict.
    """
    actor.require(Permission.SPEND)
    _require_positive(amount_minor)
    escrow = _open(actor, source_kind, source_id)
    posted = _move(
        f"reserve:{key}", wallet_account(actor), escrow.account_id, amount_minor, "", now
    )
    _record(actor, "reserve_escrow", escrow, amount_minor, posted)
    return posted


@transaction.atomic
def release(
    actor: Actor,
    *,
    source_kind: str,
    source_id: UUID,
    to_account_id: UUID,
    amount_minor: int,
    key: str,
    narrative: str,
    now: datetime,
) -> Posting:
    """Pay ``amount_minor`` out of an escrow into another account, as the alliance's operator.

    Raises NotFound, InsufficientFunds, NotPermitted, KeyConflict.
    """
    actor.require(Permission.SETTLE)
    _require_positive(amount_minor)
    escrow = escrow_of(source_kind, source_id)
    posted = _move(f"release:{key}", escrow.account_id, to_account_id, amount_minor, narrative, now)
    _record(actor, "release_escrow", escrow, amount_minor, posted)
    return posted


@transaction.atomic
def return_(
    actor: Actor, *, source_kind: str, source_id: UUID, amount_minor: int, key: str, now: datetime
) -> Posting:
    """Give ``amount_minor`` of an escrow back to the wallet of the brand that reserved it.

    Raises NotFound, InsufficientFunds, NotPermitted, KeyConflict.
    """
    actor.require(Permission.SPEND)
    _require_positive(amount_minor)
    escrow = escrow_of(source_kind, source_id)
    wallet = ledger.open_account(
        organization_id=escrow.organization_id,
        alliance_id=escrow.alliance_id,
        kind=AccountKind.BRAND_WALLET,
        floor=0,
    )
    posted = _move(f"return:{key}", escrow.account_id, wallet, amount_minor, "", now)
    _record(actor, "return_escrow", escrow, amount_minor, posted)
    return posted


def wallet_account(actor: Actor) -> UUID:
    """Return the wallet of the acting organization, opened with floor 0 if it is new."""
    return ledger.open_account(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        kind=AccountKind.BRAND_WALLET,
        floor=0,
    )


def _open(actor: Actor, source_kind: str, source_id: UUID) -> Escrow:
    account_id = ledger.open_account(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        kind=AccountKind.ESCROW,
        reference=f"{source_kind}:{source_id}",
        floor=0,
    )
    Escrow.objects.bulk_create(
        [
            Escrow(
                organization_id=actor.organization_id,
                alliance_id=actor.alliance_id,
                source_kind=source_kind,
                source_id=source_id,
                account_id=account_id,
            )
        ],
        ignore_conflicts=True,
    )
    return escrow_of(source_kind, source_id)


def _move(
    key: str, source: UUID, target: UUID, amount_minor: int, narrative: str, now: datetime
) -> Posting:
    return ledger.post(
        source=SOURCE,
        idempotency_key=key,
        legs=[Leg(source, -amount_minor), Leg(target, amount_minor)],
        effective_at=now,
        narrative=narrative,
    )


def _record(actor: Actor, verb: str, escrow: Escrow, amount_minor: int, posted: Posting) -> None:
    if not posted.replayed:
        record(actor, verb, "escrow.escrow", escrow.id, amount_minor=amount_minor, tx=posted.tx_id)


def _require_positive(amount_minor: int) -> None:
    if amount_minor <= 0:
        raise InvalidInput("amountMinor", zh="金额必须大于零", en="The amount must be positive")
