"""The link cache: filled on a miss, corrected within two seconds of any change.

PostgreSQL announces each change by NOTIFY. While that line is proven alive every half second,
entries live for a minute; without it the cache is emptied and entries live for one second.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from alliance.tracking.destinations import around_click
from alliance.tracking.server.errors import Overloaded, Unavailable
from alliance.tracking.server.records import link_part
from alliance.tracking.states import LinkState, Reason

logger = logging.getLogger(__name__)

CHANNEL = "tracking_link"
HEARTBEAT_SECONDS = 0.5
ANSWER_SECONDS = 1.0
LOOKUP_SECONDS = 2.0
RECONNECT_SECONDS = 0.2
HEARD_MS = 60_000
UNHEARD_MS = 1_000
UNKNOWN_MS = 2_000
MAX_LINKS = 200_000
MAX_UNKNOWN = 10_000
MAX_LOADING = 1_000
CONNECTIONS = 4

DATABASE_ERRORS = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)


class CachedLink:
    """What following one link means: columns of the click, and where the visitor goes.

    ``reason`` is not NONE where the visitor goes nowhere; ``ends_ms`` is when the link expires.
    """

    __slots__ = ("after", "before", "ends_ms", "fresh_until", "reason", "row")

    def __init__(
        self,
        link_id: UUID,
        organization_id: UUID,
        alliance_id: UUID,
        brand_id: UUID,
        state: str,
        expires_at: datetime | None,
        destination: str | None,
    ) -> None:
        self.row = link_part(organization_id, alliance_id, brand_id, link_id)
        self.ends_ms = expires_at.timestamp() * 1000 if expires_at else float("inf")
        self.fresh_until = 0
        self.before, self.after = around_click(destination) if destination else (b"", b"")
        if destination is None:
            self.reason = Reason.HOST_NOT_VERIFIED
        elif state == LinkState.ACTIVE:
            self.reason = Reason.NONE
        else:
            self.reason = Reason.LINK_PAUSED if state == LinkState.PAUSED else Reason.LINK_EXPIRED


class LinkCache:
    """Code → link; ``now_ms`` is the clock that entries age by."""

    def __init__(self, database: str, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms
        self._links: dict[str, CachedLink] = {}
        self._unknown: dict[str, int] = {}
        self._loading: dict[str, asyncio.Future[CachedLink | None]] = {}
        self._pool: asyncpg.Pool | None = None
        self._listener: asyncio.Task[None] | None = None
        self.is_listening = False

    async def open(self) -> None:
        self._pool = await asyncpg.create_pool(
            self._database, min_size=0, max_size=CONNECTIONS, timeout=LOOKUP_SECONDS
        )
        self._listener = asyncio.create_task(self._listen())

    async def close(self) -> None:
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
        if self._pool is not None:
            await self._pool.close()

    def get(self, code: str, now_ms: int) -> CachedLink | None:
        """Return the link if it is known and fresh; None says nothing about whether it exists."""
        link = self._links.get(code)
        return link if link is not None and link.fresh_until > now_ms else None

    async def load(self, code: str) -> CachedLink | None:
        """Return the link from the database, None when there is none.

        Any number of callers share one query. Raises Unavailable.
        """
        if self._unknown.get(code, 0) > self._now_ms():
            return None
        loading = self._loading.get(code)
        if loading is None:
            if len(self._loading) >= MAX_LOADING:
                raise Overloaded
            loading = self._loading[code] = asyncio.ensure_future(self._fetch(code))
            loading.add_done_callback(lambda done: self._keep(code, done))
        return await asyncio.shield(loading)

    async def _fetch(self, code: str) -> CachedLink | None:
        assert self._pool is not None
        for attempt in range(CONNECTIONS + 1):  # after an outage every pooled connection is dead
            try:
                row = await self._pool.fetchrow(
                    "SELECT * FROM tracking_resolve($1)", code, timeout=LOOKUP_SECONDS
                )
            except DATABASE_ERRORS as error:
                if attempt == CONNECTIONS or isinstance(error, TimeoutError):
                    raise Unavailable from error
            else:
                return CachedLink(*row) if row else None
        raise Unavailable

    def _keep(self, code: str, done: asyncio.Future[CachedLink | None]) -> None:
        """Remember an answer, unless a change was announced while it was on its way."""
        if self._loading.get(code) is not done:
            return
        del self._loading[code]
        if done.cancelled() or done.exception():
            return
        link, now = done.result(), self._now_ms()
        if link is None:
            _make_room(self._unknown, MAX_UNKNOWN)
            self._unknown[code] = now + (UNKNOWN_MS if self.is_listening else UNHEARD_MS)
            return
        _make_room(self._links, MAX_LINKS)
        link.fresh_until = now + (HEARD_MS if self.is_listening else UNHEARD_MS)
        self._links[code] = link

    def _forget(self, code: str) -> None:
        """Forget one link, or all when ``code`` is empty, and answers still on their way."""
        for known in (self._links, self._unknown, self._loading):
            if code:
                known.pop(code, None)
            else:
                known.clear()

    async def _listen(self) -> None:
        while True:
            try:
                await self._hear()
            except DATABASE_ERRORS as error:
                if self.is_listening:
                    logger.warning("changes of links are not heard: %s", error)
            self.is_listening = False
            self._forget("")
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _hear(self) -> None:
        connection = await asyncpg.connect(self._database, timeout=LOOKUP_SECONDS)
        try:
            await connection.add_listener(CHANNEL, lambda *heard: self._forget(heard[3]))
            self._forget("")
            while True:
                await connection.execute("SELECT 1", timeout=ANSWER_SECONDS)
                self.is_listening = True
                await asyncio.sleep(HEARTBEAT_SECONDS)
        finally:
            connection.terminate()


def _make_room(known: dict[Any, Any], limit: int) -> None:
    """Drop the oldest entry of a full dict."""
    if len(known) >= limit:
        del known[next(iter(known))]
