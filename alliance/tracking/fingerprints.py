"""What a click keeps of the person behind it: keyed hashes and a coarse network, never the address.

Used by the redirect server and by imports, so that both write the same numbers. No Django.
"""

import hashlib
import hmac
import ipaddress

from alliance.tracking.rules import MAX_AGENT

IPV4_KEPT_BITS = 24
IPV6_KEPT_BITS = 48


def address_key(secret: str) -> bytes:
    """Return the key of address hashes, derived from the installation's secret."""
    return hmac.digest(secret.encode(), b"tracking.address", "sha256")


def address_hash(key: bytes, address: str) -> int:
    """Return a signed 64-bit keyed hash: equal addresses are equal, none can be read back."""
    digest = hashlib.blake2b(address.encode(), key=key, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def network_of(address: str) -> str | None:
    """Return the first address of its /24 (IPv4) or /48 (IPv6) network; None for no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    kept = IPV4_KEPT_BITS if parsed.version == 4 else IPV6_KEPT_BITS
    return str(ipaddress.ip_network((parsed, kept), strict=False).network_address)


def agent_hash(agent: bytes) -> int:
    """Return a signed 64-bit hash that groups equal user agents."""
    digest = hashlib.blake2b(agent[:MAX_AGENT], digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
