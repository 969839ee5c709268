"""Accounts and postings for tests of the ledger."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.ledger import services
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Draft, Leg, Posting
from tests.personas import make_brand, make_operator, make_owner

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Books:
    """An operator, a brand and an owner with the accounts an order walks through."""

    operator: Actor
    brand: Actor
    owner: Actor
    external: UUID
    wallet: UUID
    escrow: UUID
    payable: UUID
    fee: UUID

    def fund(self, amount_minor: int, key: str = "fund") -> Posting:
        """Bring money into the brand's wallet, as the operator."""
        with acting(self.operator):
            return services.post(
                **posting(key, (self.external, -amount_minor), (self.wallet, amount_minor))
            )


def make_books() -> Books:
    operator = make_operator()
    brand, owner = make_brand(operator), make_owner(operator)
    with acting(operator):
        return Books(
            operator=operator,
            brand=brand,
            owner=owner,
            external=open_account(operator, AccountKind.EXTERNAL, floor=None),
            wallet=open_account(brand, AccountKind.BRAND_WALLET),
            escrow=open_account(brand, AccountKind.ESCROW, reference="task:1"),
            payable=open_account(owner, AccountKind.PAYABLE, floor=None),
            fee=open_account(
                operator, AccountKind.PLATFORM_FEE, floor=None, mode=AccountMode.ROLLUP
            ),
        )


def open_account(
    holder: Actor,
    kind: AccountKind,
    *,
    reference: str = "",
    floor: int | None = 0,
    mode: AccountMode = AccountMode.SYNC,
) -> UUID:
    return services.open_account(
        organization_id=holder.organization_id,
        alliance_id=holder.alliance_id,
        kind=kind,
        reference=reference,
        floor=floor,
        mode=mode,
    )


def posting(key: str, *legs: tuple[UUID, int], at: datetime = NOON, **changes: object) -> dict:
    """Keyword arguments of ``services.post``."""
    return {
        "source": "test",
        "idempotency_key": key,
        "legs": [Leg(account, amount) for account, amount in legs],
        "effective_at": at,
        "narrative": "测试",
        **changes,
    }


def draft(key: str, *legs: tuple[UUID, int], at: datetime = NOON) -> Draft:
    return Draft(**posting(key, *legs, at=at))
