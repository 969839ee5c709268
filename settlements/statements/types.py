"""What other rooms receive of a statement, and what its exports are made of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from settlements.tax.types import Withholding


@dataclass(frozen=True, slots=True)
class Sums:
    """The figures at the foot of a statement, in minor units. ``tax_minor`` is not negative."""

    opening_minor: int
    earned_minor: int
    adjusted_minor: int
    tax_minor: int

    @property
    def closing_minor(self) -> int:
        """What the party's account holds after the close; below zero the party owes it."""
        return self.opening_minor + self.earned_minor + self.adjusted_minor - self.tax_minor


@dataclass(frozen=True, slots=True)
class PayableStatement:
    """A statement that may be paid out now."""

    id: UUID
    number: str
    organization_id: UUID
    party_name: str
    legal_kind: str
    net_payable_minor: int
    currency: str
    period_id: UUID


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement, in minor units; ``subject_id`` is the earning or reversal."""

    position: int
    kind: str
    occurred_on: date
    label: str
    event_key: str
    gross_minor: int
    refunded_minor: int
    amount_minor: int
    subject_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A statement as its exports show it: recorded facts only, so that two exports are equal."""

    number: str
    alliance_name: str
    party_name: str
    starts_on: date
    ends_on: date
    closed_at: datetime
    currency: str
    sums: Sums
    net_payable_minor: int
    digest: str
    withholding: Withholding | None
    lines: tuple[Line, ...]
