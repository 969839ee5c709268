"""Clicks in PostgreSQL's binary COPY format: constant parts are packed once, then only joined."""

import struct
from ipaddress import ip_address
from uuid import UUID

from alliance.tracking.rules import RULE_VERSION
from alliance.tracking.states import Device, Reason, Verdict

COLUMNS = (
    "id", "organization_id", "alliance_id", "brand_id", "link_id", "visitor", "verdict",
    "reason", "rule_version", "device", "agent_hash", "ip_hash", "ip_network",
)  # fmt: skip

HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TRAILER = b"\xff\xff"

_UUID = struct.pack(">i", 16)
_NULL = struct.pack(">i", -1)
_FAMILIES = {4: 2, 6: 3}

ROW_START = struct.pack(">h", len(COLUMNS)) + _UUID
"""Stands before the id; what follows it is ``link_part``, the visitor, and the other two parts."""


def link_part(organization_id: UUID, alliance_id: UUID, brand_id: UUID, link_id: UUID) -> bytes:
    """Return the columns that a link decides, and the head of the visitor's."""
    owners = (organization_id, alliance_id, brand_id, link_id)
    return b"".join(_UUID + each.bytes for each in owners) + _UUID


def agent_part(reason: Reason, device: Device, agent_hash: int) -> bytes:
    """Return the columns that a user agent (or another reason for refusal) decides."""
    verdict = Verdict.INVALID if reason else Verdict.VALID
    numbers = (verdict, reason, RULE_VERSION, device)
    return b"".join(struct.pack(">ih", 2, number) for number in numbers) + _bigint(agent_hash)


def address_part(address_hash: int, network: str | None) -> bytes:
    """Return the columns that the visitor's address decides."""
    if network is None:
        return _bigint(address_hash) + _NULL
    parsed = ip_address(network)
    value = bytes((_FAMILIES[parsed.version], parsed.max_prefixlen, 0, len(parsed.packed)))
    value += parsed.packed
    return _bigint(address_hash) + struct.pack(">i", len(value)) + value


def _bigint(number: int) -> bytes:
    return struct.pack(">iq", 8, number)
