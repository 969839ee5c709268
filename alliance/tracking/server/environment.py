"""What the redirect server is told from outside: variables first, then the installation's file."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from psycopg.conninfo import conninfo_to_dict

REPOSITORY = Path(__file__).resolve().parents[3]

UNDERSTOOD = frozenset(
    {"host", "port", "dbname", "user", "password", "passfile", "options", "sslmode", "sslcert",
     "sslkey", "sslrootcert", "sslcrl", "sslpassword"}
)  # fmt: skip
"""What asyncpg takes from an address; libpq knows more, which it would send as settings."""


class NotConfigured(RuntimeError):
    """A variable is missing; the message names it."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Addresses, the secret behind the address hashes, and the limits of one process.

    ``proxies`` counts the reverse proxies of ours in front: so many addresses at the end of
    ``X-Forwarded-For`` are believed. ``capacity`` is how many clicks may wait for their commit.
    """

    database: str
    secret: str
    secure_cookie: bool
    proxies: int
    lanes: int
    capacity: int


def read(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return the environment. Raises NotConfigured."""
    home = Path(variables.get("TANGMENG_HOME") or REPOSITORY / ".local")
    file = home / "env.json"
    known = (json.loads(file.read_text()) if file.exists() else {}) | dict(variables)
    return Environment(
        database=address(_required(known, "REDIRECT_DATABASE_URL")),
        secret=_required(known, "SECRET_KEY"),
        secure_cookie=known.get("LINK_URL", "").startswith("https://"),
        proxies=int(known.get("REDIRECT_PROXIES", "0")),
        lanes=int(known.get("REDIRECT_LANES", "2")),
        capacity=int(known.get("REDIRECT_CAPACITY", "4096")),
    )


def address(text: str) -> str:
    """Return any libpq address as the URL that asyncpg reads, sockets and certificates included."""
    parts = conninfo_to_dict(text)
    known = {key: str(value) for key, value in parts.items() if key in UNDERSTOOD}
    return "postgresql://?" + urlencode(known)


def _required(known: Mapping[str, str], name: str) -> str:
    if value := known.get(name):
        return value
    raise NotConfigured(f"{name} is not set and no installation was found")
