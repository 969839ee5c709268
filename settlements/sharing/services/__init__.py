"""Writes of the sharing room; each is idempotent by the key of the event that causes it."""

from settlements.sharing.services.accruals import accrue, fund_waiting
from settlements.sharing.services.contracts import snapshot_contract
from settlements.sharing.services.errors import (
    EventConflict,
    RefundTooLarge,
)
from settlements.sharing.services.maturity import mature
from settlements.sharing.services.refunds import reverse
from settlements.sharing.services.statements import pay_earnings, state_earnings

__all__ = [
    "EventConflict",
    "RefundTooLarge",
    "accrue",
    "fund_waiting",
    "mature",
    "pay_earnings",
    "reverse",
    "snapshot_contract",
    "state_earnings",
]
