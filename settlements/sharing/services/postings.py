"""Which ledger account each part of a split stands on, and the legs between them."""

from collections.abc import Mapping
from uuid import UUID

from alliance.tenancy.types import Actor
from settlements.ledger.services import open_account
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from settlements.sharing.models import Earning
from settlements.sharing.states import EarningState, EdgeRole

SOURCE = "sharing"


def maturing_account(actor: Actor, party_id: UUID, role: str) -> UUID:
    """Return the account on which a party's part waits out the hold."""
    return _account(actor, party_id, AccountKind.MATURING, role, floor=0)


def earned_account(actor: Actor, party_id: UUID, role: str) -> UUID:
    """Return the account on which a matured part stands; refunds may take it below zero."""
    kind = AccountKind.PLATFORM_FEE if role == EdgeRole.PLATFORM else AccountKind.PAYABLE
    return _account(actor, party_id, kind, role, floor=None)


def account_of(actor: Actor, earning: Earning) -> UUID:
    """Return the account on which an earning stands now."""
    account = maturing_account if earning.state == EarningState.MATURING else earned_account
    return account(actor, earning.organization_id, earning.role)


def legs_of(amounts: Mapping[UUID, int]) -> list[Leg]:
    """Return one leg per account that moves, in a stable order."""
    moved = sorted((account, amount) for account, amount in amounts.items() if amount)
    return [Leg(account, amount) for account, amount in moved]


def _account(
    actor: Actor, party_id: UUID, kind: AccountKind, role: str, *, floor: int | None
) -> UUID:
    """Open or find an account; the platform takes part in everything, so its accounts roll up."""
    hot = role == EdgeRole.PLATFORM
    return open_account(
        organization_id=party_id,
        alliance_id=actor.alliance_id,
        kind=kind,
        reference=EdgeRole.PLATFORM if hot and kind == AccountKind.MATURING else "",
        mode=AccountMode.ROLLUP if hot else AccountMode.SYNC,
        floor=None if hot else floor,
    )
