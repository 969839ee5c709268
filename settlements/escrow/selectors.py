"""What stands in escrow, and for what."""

from uuid import UUID

from django.db.models import F, QuerySet

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.escrow.models import Escrow
from settlements.ledger import selectors as ledger


def escrow_balance(source_kind: str, source_id: UUID) -> int:
    """Return what stands in the source's escrow in minor units; 0 before the first reservation."""
    found = _find(source_kind, source_id)
    return ledger.balance(found.account_id).available if found else 0


def escrow_account(actor: Actor, source_kind: str, source_id: UUID) -> UUID:
    """Return the ledger account of a source's escrow in the actor's alliance; raises NotFound."""
    escrow = escrow_of(source_kind, source_id)
    if escrow.alliance_id != actor.alliance_id:
        raise NotFound()
    return escrow.account_id


def escrow_of(source_kind: str, source_id: UUID) -> Escrow:
    """Return the visible escrow of a source; raises NotFound."""
    found = _find(source_kind, source_id)
    if found is None:
        raise NotFound()
    return found


def escrows(actor: Actor) -> QuerySet[Escrow]:
    """Return the escrows of the acting brand, or of the whole alliance for its operator.

    ``balance_minor`` is annotated.
    """
    actor.require(Permission.VIEW_MONEY)
    mine = Escrow.objects.filter(alliance_id=actor.alliance_id).select_related("organization")
    return mine.annotate(balance_minor=F("account__balance__posted"))


def _find(source_kind: str, source_id: UUID) -> Escrow | None:
    found = Escrow.objects.filter(source_kind=source_kind, source_id=source_id)
    return found.order_by("id").first()
