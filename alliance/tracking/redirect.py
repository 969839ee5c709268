"""The redirect server: a code comes in, the click becomes durable, then the visitor goes on.

A raw ASGI application, started by ``alliance.local.supervisor``::

    granian --interface asgi --http 1 --runtime-mode st --loop uvloop alliance.tracking.redirect:app

It carries no Django, no broker and no other room. The order of events is the promise: a 302 is
sent only after PostgreSQL has committed the click's row.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from alliance.tracking.fingerprints import address_key
from alliance.tracking.ids import MILLISECONDS_A_DAY, ClickIds, now_ms
from alliance.tracking.rules import request_reason
from alliance.tracking.server import environment
from alliance.tracking.server.errors import Unavailable
from alliance.tracking.server.links import CachedLink, LinkCache
from alliance.tracking.server.pages import json_answer, page
from alliance.tracking.server.records import ROW_START
from alliance.tracking.server.visitors import COOKIE, COOKIE_SECONDS, Visitors, visitor_in
from alliance.tracking.server.writer import ClickWriter
from alliance.tracking.states import Reason

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_PATH = re.compile(r"/[1-9A-HJ-NP-Za-km-z]{6,12}")
_NO_STORE = (b"cache-control", b"no-store")
_EMPTY = {"type": "http.response.body", "body": b""}
_HEALTHY = json_answer(200, b'{"status":"ok"}')
_UNHEALTHY = json_answer(503, b'{"status":"down","down":["database"]}')


class Redirect:
    """One process of the server."""

    ids: ClickIds
    links: LinkCache
    visitors: Visitors
    writer: ClickWriter

    async def start(self, told: environment.Environment) -> None:
        self.ids = ClickIds()
        self.links = LinkCache(told.database, now_ms)
        self.visitors = Visitors(address_key(told.secret), proxies=told.proxies)
        self.writer = ClickWriter(told.database, lanes=told.lanes, capacity=told.capacity)
        secure = b"; Secure" if told.secure_cookie else b""
        self._cookie_end = b"; Max-Age=%d; Path=/; HttpOnly; SameSite=Lax" % COOKIE_SECONDS + secure
        await asyncio.gather(self.links.open(), self.writer.open())

    async def stop(self) -> None:
        """Commit what waits; whoever was promised a redirect gets it."""
        await self.writer.close()
        await self.links.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._lifespan(scope, receive, send)
            return
        path, now = scope["path"], now_ms()
        try:
            if scope["method"] not in ("GET", "HEAD"):
                await _show("method", scope, send)
            elif link := self.links.get(path[1:], now) or await self._find(path):
                await self._follow(link, now, scope, send)
            elif path == "/healthz":
                await self._tell_health(send)
            else:
                await _show("unknown", scope, send)
        except Unavailable:
            await _show("busy", scope, send)

    async def _follow(self, link: CachedLink, now: int, scope: Scope, send: Send) -> None:
        """Record one click and, once it is durable, answer it."""
        headers = dict(scope["headers"])
        known = visitor_in(headers[b"cookie"]) if b"cookie" in headers else None
        visitor = known or self.ids.make(now)
        agent = self.visitors.agent(headers)
        stopped = Reason.LINK_EXPIRED if link.ends_ms <= now else link.reason
        reason = stopped or request_reason(scope["method"], headers) or agent.reason
        if not reason and known and self.visitors.is_repeat(known, link.row, now):
            reason = Reason.REPEATED
        click = self.ids.make(now)
        row = b"".join(
            (
                ROW_START,
                click,
                link.row,
                visitor,
                agent.row if reason is agent.reason else agent.row_for(reason),
                self.visitors.address_row(scope["client"], headers),
            )
        )
        await self.writer.add(now // MILLISECONDS_A_DAY, row)
        if stopped:
            await _show("resting", scope, send)
            return
        answer = [(b"location", link.before + click.hex().encode() + link.after), _NO_STORE]
        if known is None:
            value = COOKIE + visitor.hex().encode() + self._cookie_end
            answer.append((b"set-cookie", value))
        await send({"type": "http.response.start", "status": 302, "headers": answer})
        await send(_EMPTY)

    async def _find(self, path: str) -> CachedLink | None:
        return await self.links.load(path[1:]) if _PATH.fullmatch(path) else None

    async def _tell_health(self, send: Send) -> None:
        is_healthy = self.links.is_listening and self.writer.is_healthy
        for message in _HEALTHY if is_healthy else _UNHEALTHY:
            await send(message)

    async def _lifespan(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            return
        await receive()
        await self.start(environment.read())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})


async def _show(kind: str, scope: Scope, send: Send) -> None:
    for message in page(kind, dict(scope["headers"]).get(b"accept-language", b"")):
        await send(message)


logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
app = Redirect()
