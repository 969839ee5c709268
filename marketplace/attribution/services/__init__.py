"""Writes of attribution: sources, incoming events, credit, refunds."""

from marketplace.attribution.services.clicks import bill_clicks
from marketplace.attribution.services.credit import credit_conversion, fund_waiting
from marketplace.attribution.services.receive import DeliveryConflict, receive
from marketplace.attribution.services.refunds import apply_refund
from marketplace.attribution.services.sources import (
    create_source,
    find_source,
    revoke_source,
    rotate_secret,
)

__all__ = [
    "DeliveryConflict",
    "apply_refund",
    "bill_clicks",
    "create_source",
    "credit_conversion",
    "find_source",
    "fund_waiting",
    "receive",
    "revoke_source",
    "rotate_secret",
]
