"""Values between payouts and their rails."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from settlements.payouts.states import Finding


class Outcome(Enum):
    """What a rail says of one payment. ABSENT: it never heard of the key."""

    PAID = "paid"
    DECLINED = "declined"
    PENDING = "pending"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Instruction:
    """One payment for a rail to make, in minor units. The same ``key`` is the same payment."""

    key: str
    amount_minor: int
    currency: str
    payee_id: UUID
    payee_name: str
    operator_id: UUID


@dataclass(frozen=True, slots=True)
class Answer:
    """A rail's answer; ``reference`` is its own number for the payment."""

    outcome: Outcome
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RailLine:
    """One line of the file a rail sends at the end of the day."""

    key: str
    amount_minor: int
    currency: str
    payee_name: str
    paid: bool


@dataclass(frozen=True, slots=True)
class OwnLine:
    """What we believe about one payment; ``settled`` is false while its outcome is open."""

    key: str
    amount_minor: int
    currency: str
    payee_name: str
    paid: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One difference, with both sides' amounts where they exist."""

    finding: Finding
    key: str
    own_minor: int | None
    rail_minor: int | None
