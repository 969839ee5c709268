"""The numbers of a dashboard."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over a period. Money in minor units; ``orders`` are those credited to a deal.

    ``net_commission_minor`` is what remains after refunds: the brand's cost, and what owners,
    agencies and the platform share.
    """

    clicks: int = 0
    valid_clicks: int = 0
    orders: int = 0
    refused_orders: int = 0
    buyers: int = 0
    amount_minor: int = 0
    refunded_minor: int = 0
    commission_minor: int = 0
    commission_refunded_minor: int = 0

    @property
    def net_amount_minor(self) -> int:
        return self.amount_minor - self.refunded_minor

    @property
    def net_commission_minor(self) -> int:
        return self.commission_minor - self.commission_refunded_minor

    @property
    def conversion_bp(self) -> int | None:
        """Orders per valid click in basis points; None without clicks."""
        return self.orders * 10_000 // self.valid_clicks if self.valid_clicks else None

    @property
    def cost_per_order_minor(self) -> int | None:
        """Net commission per order; None without orders."""
        return self.net_commission_minor // self.orders if self.orders else None

    @property
    def cost_per_buyer_minor(self) -> int | None:
        """Acquisition cost: net commission per distinct buyer; None when none is reported."""
        return self.net_commission_minor // self.buyers if self.buyers else None

    @property
    def return_bp(self) -> int | None:
        """Net order value per net commission in basis points (10,000 = 1:1); None without cost."""
        cost = self.net_commission_minor
        return self.net_amount_minor * 10_000 // cost if cost else None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The figures of one business day."""

    day: date
    figures: Figures
