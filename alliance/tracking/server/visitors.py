"""Who is clicking: a first-party cookie, the user agent, the address; each read once and kept."""

from collections.abc import Mapping

from alliance.tracking.fingerprints import address_hash, agent_hash, network_of
from alliance.tracking.rules import MAX_AGENT, read_agent
from alliance.tracking.server.records import address_part, agent_part
from alliance.tracking.states import Reason

COOKIE = b"tm_v="
COOKIE_SECONDS = 180 * 86_400
REPEAT_MS = 10_000
MAX_KNOWN = 20_000

_HEX = 32


class Agent:
    """A user agent, judged and packed."""

    __slots__ = ("_device", "_hash", "reason", "row")

    def __init__(self, text: bytes) -> None:
        reading = read_agent(text)
        self._device = reading.device
        self._hash = agent_hash(text)
        self.reason = reading.reason
        self.row = agent_part(reading.reason, reading.device, self._hash)

    def row_for(self, reason: Reason) -> bytes:
        """Return the columns when something else refuses the click first."""
        return agent_part(reason, self._device, self._hash)


class Visitors:
    """Bounded memories of agents, addresses and recent visits of one process."""

    def __init__(self, key: bytes, *, proxies: int) -> None:
        self._key = key
        self._proxies = proxies
        self._agents: dict[bytes, Agent] = {}
        self._addresses: dict[str, bytes] = {}
        self._visits: dict[tuple[bytes, bytes], int] = {}

    def agent(self, headers: Mapping[bytes, bytes]) -> Agent:
        text = headers.get(b"user-agent", b"")
        return self._agents.get(text) or self._new_agent(text[:MAX_AGENT])

    def address_row(self, client: tuple[str, int] | None, headers: Mapping[bytes, bytes]) -> bytes:
        """Return the packed columns of the visitor's address."""
        address = client[0] if client else ""
        if self._proxies:
            address = self._forwarded(headers, address)
        return self._addresses.get(address) or self._new_address(address)

    def is_repeat(self, visitor: bytes, link: bytes, now_ms: int) -> bool:
        """Tell whether this visitor followed this link within the last ten seconds."""
        seen = self._visits.pop((visitor, link), None)
        if len(self._visits) >= MAX_KNOWN:
            del self._visits[next(iter(self._visits))]
        self._visits[visitor, link] = now_ms
        return seen is not None and now_ms - seen < REPEAT_MS

    def _new_agent(self, text: bytes) -> Agent:
        if len(self._agents) >= MAX_KNOWN:
            self._agents.clear()
        agent = self._agents[text] = Agent(text)
        return agent

    def _new_address(self, address: str) -> bytes:
        if len(self._addresses) >= MAX_KNOWN:
            self._addresses.clear()
        row = address_part(address_hash(self._key, address), network_of(address))
        self._addresses[address] = row
        return row

    def _forwarded(self, headers: Mapping[bytes, bytes], direct: str) -> str:
        """Our own proxies append on the right; what stands further left anybody may claim."""
        listed = headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")
        return listed[-self._proxies].strip() if len(listed) >= self._proxies else direct


def visitor_in(cookies: bytes) -> bytes | None:
    """Return the visitor's id from the request's cookies, None when there is no sound one."""
    for cookie in cookies.split(b"; "):
        if cookie.startswith(COOKIE) and len(cookie) == len(COOKIE) + _HEX:
            try:
                return bytes.fromhex(cookie[len(COOKIE) :].decode("ascii"))
            except ValueError:
                return None
    return None
