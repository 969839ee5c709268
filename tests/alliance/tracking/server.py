"""A real redirect server for tests, and visitors that follow its links."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.alliance.tracking.scene import WECHAT

READY_SECONDS = 30
T = TypeVar("T")

APP = "alliance.tracking.redirect:app"


@dataclass
class Server:
    """One granian with one worker."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def await_health(self, seconds: float = READY_SECONDS) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text()[-2000:]
            with contextlib.suppress(OSError):
                if run(fetch(self.port, "/healthz")).status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the redirect server is not ready: {self.log.read_text()[-2000:]}")

    def kill(self) -> None:
        """Die at once, as in a power cut: the worker first, then its parent."""
        for pid in (*_children(self.process.pid), self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask to stop and wait until it has."""
        self.process.terminate()
        self.process.wait(timeout=READY_SECONDS)


@contextlib.contextmanager
def serving(
    database_url: str, folder: Path, *, app: str = APP, port: int = 0, **settings: str
) -> Iterator[Server]:
    """Run a redirect server on ``port`` (a free one unless given) until the block ends."""
    port = port or free_port()
    log = folder / f"redirect-{port}.log"
    command = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--http", "1", "--no-ws",
        "--loop", "uvloop", "--port", str(port), "--log-level", "warning", app,
    ]  # fmt: skip
    told = {"REDIRECT_DATABASE_URL": database_url, "SECRET_KEY": "tests", **settings}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=os.environ | told, stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(port, process, log)
    try:
        server.await_health()
        yield server
    finally:
        if process.poll() is None:
            server.kill()


@dataclass
class Answer:
    """What a visitor got."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def click(self) -> str:
        """The click id in the destination, empty when there is none."""
        return self.location.partition("tm_click=")[2][:32]


async def fetch(
    port: int, target: str, *, method: str = "GET", agent: str = WECHAT, **headers: str
) -> Answer:
    """Send one request byte by byte as given: no client tidies the target up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        named = {"host": "links.example", "user-agent": agent, "connection": "close"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in named.items() if v)]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        return _parse(await asyncio.wait_for(reader.read(), 15))
    finally:
        writer.close()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: a browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def get(server: Server, target: str, **given: str) -> Answer:
    """Follow one link."""
    return run(fetch(server.port, target, **given))  # type: ignore[arg-type]


@dataclass
class Crowd:
    """Visitors that follow links again and again over connections of their own."""

    port: int
    codes: list[str]
    sent: int = 0
    refused: int = 0
    acknowledged: list[str] = field(default_factory=list)

    async def run(self, visitors: int, until: asyncio.Event) -> None:
        await asyncio.gather(*(self._visit(number, until) for number in range(visitors)))

    async def _visit(self, number: int, until: asyncio.Event) -> None:
        while not until.is_set():
            try:
                await self._keep_clicking(number, until)
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.02)

    async def _keep_clicking(self, number: int, until: asyncio.Event) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            while not until.is_set():
                code = self.codes[(number + self.sent) % len(self.codes)]
                writer.write(
                    f"GET /{code} HTTP/1.1\r\nhost: l\r\nuser-agent: {WECHAT}\r\n\r\n".encode()
                )
                self.sent += 1
                answer = _parse(await reader.readuntil(b"\r\n\r\n"))
                if answer.status == 302:
                    self.acknowledged.append(answer.click)
                else:
                    self.refused += 1
                    await reader.readexactly(int(answer.headers.get("content-length", "0")))
        finally:
            writer.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _parse(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    if not head:
        raise ConnectionError("no answer")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Answer(int(first.split()[1]), headers, body)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]
