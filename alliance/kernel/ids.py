"""Identifiers: UUID version 7, so that a key's order is the order of creation."""

import uuid
from datetime import UTC, datetime

import uuid_utils.compat


def new_id() -> uuid.UUID:
    """Return a new UUIDv7 (RFC 9562), unique across processes and roughly ordered by time."""
    return uuid_utils.compat.uuid7()


def created_at(identifier: uuid.UUID) -> datetime:
    """Return the UTC instant (to the millisecond) at which a UUIDv7 was made."""
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, tz=UTC)
