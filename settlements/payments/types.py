"""Values between top-ups and their rails."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Order:
    """What a rail is asked to collect, in minor units. ``order_no`` is ours and unique."""

    order_no: str
    amount_minor: int
    currency: str
    subject: str
    operator_id: UUID


@dataclass(frozen=True, slots=True)
class Checkout:
    """Where the payer goes to pay an order."""

    provider_order: str
    pay_url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A verified callback: what the provider says has happened to one of our orders."""

    event_id: str
    order_no: str
    amount_minor: int
    paid: bool
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class OrderCard:
    """Whose order a callback speaks of; read before any tenant is known."""

    top_up_id: UUID
    organization_id: UUID
    alliance_id: UUID
    operator_id: UUID
