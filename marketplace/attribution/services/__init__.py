"""Writes of attribution: sources, incoming events, credit, refunds."""

from marketplace.attribution.services.receive import DeliveryConflict, receive
from marketplace.attribution.services.sources import (
    create_source,
    find_source,
    revoke_source,
    rotate_secret,
)

__all__ = [
    "DeliveryConflict",
    "create_source",
    "find_source",
    "receive",
    "revoke_source",
    "rotate_secret",
]
