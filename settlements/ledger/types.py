"""Values that cross the ledger's border."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a transaction. Positive: we owe the account's owner more; negative: less."""

    account_id: UUID
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A transaction that is to be posted. Its legs add up to zero."""

    source: str
    idempotency_key: str
    legs: Sequence[Leg]
    effective_at: datetime
    narrative: str
    reverses: UUID | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """What posting answered; ``replayed`` when the key had been posted before."""

    tx_id: UUID
    replayed: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """An account's money in minor units; ``available`` is what no hold has set aside."""

    posted: int
    held: int

    @property
    def available(self) -> int:
        return self.posted - self.held


@dataclass(frozen=True, slots=True)
class Wallet:
    """An organization's own money: free in its wallet, and set apart in escrows."""

    account_id: UUID | None
    available_minor: int
    escrowed_minor: int


@dataclass(frozen=True, slots=True)
class TrialLine:
    """All accounts of one kind and currency: their balances, and the sum of their entries."""

    kind: str
    currency: str
    accounts: int
    balance_minor: int
    entries_minor: int
    debits_minor: int
    credits_minor: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """The alliance's books at one moment, recomputed from every entry."""

    lines: tuple[TrialLine, ...]
    transactions: int
    entries: int

    @property
    def total_minor(self) -> int:
        return sum(line.entries_minor for line in self.lines)

    @property
    def drift_minor(self) -> int:
        """By how much stored balances differ from the entries, added up without signs."""
        return sum(abs(line.balance_minor - line.entries_minor) for line in self.lines)

    @property
    def balanced(self) -> bool:
        return self.total_minor == 0 and self.drift_minor == 0
