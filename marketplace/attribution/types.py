"""What the rules look at and what they answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from marketplace.attribution.states import Reason, Rule


@dataclass(frozen=True, slots=True)
class Candidate:
    """One touch that an order could be credited to: a click, or a coupon at the order's time."""

    deal_id: UUID | None
    touched_at: datetime
    is_valid: bool = True
    is_declared_bot: bool = False
    is_coupon: bool = False
    click_id: UUID | None = None
    link_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The credited candidate (None when refused), the rule that chose, and every touch weighed."""

    credited: Candidate | None
    rule: Rule | None
    reason: Reason
    considered: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """An order as the brand reports it. Amounts are in minor units."""

    order_id: str
    occurred_at: datetime
    amount_minor: int
    currency: str
    click_id: UUID | None
    coupon: str
    buyer_hash: str


@dataclass(frozen=True, slots=True)
class RefundEvent:
    """A refund, whole or partial, of an order that may not have arrived yet."""

    order_id: str
    refund_id: str
    occurred_at: datetime
    amount_minor: int
