"""The chain's arithmetic: SHA-256 over the link before and a canonical form of the entry."""

import hashlib
import json
from typing import Any

GENESIS = bytes(32)


def link_hash(previous: bytes, entry: dict[str, Any]) -> bytes:
    """Return the hash that ties ``entry`` (JSON-serialisable) to the link before it."""
    canonical = json.dumps(entry, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(previous + canonical.encode()).digest()
