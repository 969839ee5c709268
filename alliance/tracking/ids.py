"""Click ids: UUIDv7, whose time says when somebody clicked and which day's partition holds it."""

import os
import struct
import time
import uuid
from datetime import UTC, datetime

MILLISECONDS_A_DAY = 86_400_000

_POOL = 512
_VERSION_7 = 0x7000
_VARIANT = 1 << 63
_pack = struct.Struct(">QQ").pack
_unpack = struct.Struct(f">{_POOL}Q").unpack


def now_ms() -> int:
    """Return the wall clock's milliseconds: clicks happen in the world outside."""
    return time.time_ns() // 1_000_000


class ClickIds:
    """Makes ids of 48 bits of time, 12 bits of sequence and 62 bits of chance."""

    def __init__(self) -> None:
        self._chance: list[int] = []
        self._last = 0

    def make(self, milliseconds: int) -> bytes:
        """Return the 16 bytes of a new id; 4,096 of one instant sort as they were made."""
        if not self._chance:
            self._chance = list(_unpack(os.urandom(8 * _POOL)))
        head = milliseconds << 16 | _VERSION_7
        if head <= self._last < head + 0xFFF:
            head = self._last + 1
        self._last = head
        return _pack(head, self._chance.pop() >> 2 | _VARIANT)


_imported = ClickIds()


def id_at(instant: datetime) -> uuid.UUID:
    """Return a new click id for an instant of the past."""
    return uuid.UUID(bytes=_imported.make(_milliseconds(instant)))


def first_id_at(instant: datetime) -> uuid.UUID:
    """Return the smallest id of an instant: clicks since then have an id of at least this."""
    return uuid.UUID(int=_milliseconds(instant) << 80)


def instant_of(identifier: uuid.UUID) -> datetime:
    """Return the UTC instant, to the millisecond, that an id was made for."""
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, tz=UTC)


def _milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)
