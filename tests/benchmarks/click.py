"""``click/hello`` and ``click/plain-view``: a durable redirect against two references.

Three granian servers stand ready and are loaded in turn by wrk over 128 connections, 1,000 links,
one user agent of WeChat, no cookies: each request is a new visitor's click.

* ours: the product's redirect server, one worker, as the role ``tangmeng_redirect``; each click is
  committed (fsync and synchronous_commit on) to its day's partition, with all indexes and checks,
  before its 302;
* hello: a bare ASGI application, one worker, the same granian options;
* plain view: Django under 2 workers × 4 threads, a link read and an ORM insert for each request.

After every turn the rows in the table must be those wrk saw answered, and at most 128 more, which
were under way when it stopped.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from alliance.local.home import REPOSITORY
from tests.benchmarks.ground import Ground, WrongRows, ground

ROUNDS = 5
SECONDS = 4
WARM_UP_SECONDS = 2
CONNECTIONS = 128
LINKS = 1_000
READY_SECONDS = 30

ASGI = (
    "--interface", "asgi", "--workers", "1", "--loop", "uvloop", "--runtime-mode", "st",
    "--http", "1", "--no-ws",
)  # fmt: skip
WSGI = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-ws")

_ANSWERED = re.compile(r"(\d+) requests in ([\d.]+)(m?s)")
_P99 = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


@dataclass(frozen=True)
class Side:
    """A running server, and the table that must hold what it answered, if any."""

    port: int
    process: psutil.Process
    table: str | None

    def cpu_seconds(self) -> float:
        processes = [self.process, *self.process.children(recursive=True)]
        return sum(sum(each.cpu_times()[:2]) for each in processes)


@dataclass(frozen=True)
class Turn:
    """One load of one side. CPU seconds are the server's and PostgreSQL's."""

    requests: int
    rate: float
    p99_ms: float
    cpu_seconds: float
    rows: int


def run() -> list[dict[str, Any]]:
    """Measure; raises WrongRows when a click was lost or doubled."""
    base = ground()
    with ExitStack() as stack:
        script = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "codes.lua"
        script.write_text(_script(_seed(base)))
        sides = {
            "ours": stack.enter_context(
                _serving(base, 9181, "alliance.tracking.redirect:app", ASGI, "tracking_click")
            ),
            "hello": stack.enter_context(
                _serving(base, 9182, "tests.benchmarks.hello:app", ASGI, None)
            ),
            "plain-view": stack.enter_context(
                _serving(base, 9183, "tests.benchmarks.plain_view:application", WSGI, "bench_click")
            ),
        }
        for side in sides.values():
            _load(base, side, script, WARM_UP_SECONDS)
        turns: dict[str, list[Turn]] = {name: [] for name in sides}
        for _ in range(ROUNDS):
            for name, side in sides.items():
                turns[name].append(_load(base, side, script, SECONDS))
    notes = {
        "hello": "durable redirect against a bare ASGI hello, one worker each, 128 connections",
        "plain-view": "against Django reading a link and inserting by ORM, 2 workers × 4 threads",
    }
    return [_report(base, name, note, turns) for name, note in notes.items()]


def _report(base: Ground, name: str, note: str, turns: dict[str, list[Turn]]) -> dict[str, Any]:
    compared = {"ours": turns["ours"], "reference": turns[name]}
    ratios = [ours.rate / other.rate for ours, other in zip(*compared.values(), strict=True)]
    rates = {side: [turn.rate for turn in taken] for side, taken in compared.items()}
    return {
        "name": f"click/{name}",
        "ours": statistics.median(rates["ours"]),
        "reference": statistics.median(rates["reference"]),
        "ratio": statistics.median(ratios),
        "unit": "1/s",
        "note": f"{note}; p99 {_median(turns['ours'], 'p99_ms'):.1f} ms",
        "samples": rates | {"ratio": ratios},
        "p99_ms": {side: _median(taken, "p99_ms") for side, taken in compared.items()},
        "cpu_ms_per_op": {
            side: statistics.median(1_000 * turn.cpu_seconds / turn.requests for turn in taken)
            for side, taken in compared.items()
        },
        "rows_found": {side: sum(turn.rows for turn in taken) for side, taken in compared.items()},
        "requests": {
            side: sum(turn.requests for turn in taken) for side, taken in compared.items()
        },
        "settings": base.settings()
        | {"rounds": ROUNDS, "seconds": SECONDS, "connections": CONNECTIONS, "links": LINKS}
        | {"asgi": " ".join(ASGI), "wsgi": " ".join(WSGI)},
    }


def _median(turns: list[Turn], name: str) -> float:
    return statistics.median(getattr(turn, name) for turn in turns)


def _seed(base: Ground) -> list[str]:
    """Make the links through the service, and the reference's copies; return their codes."""
    from tests.alliance.tracking.scene import make_scene

    scene = make_scene()
    codes = [scene.link().code for _ in range(LINKS)]
    with base.connect("owner") as owner:
        owner.execute("CREATE TABLE bench_click (LIKE tracking_click INCLUDING ALL)")
        owner.execute("CREATE TABLE bench_link (LIKE tracking_link INCLUDING ALL)")
        owner.execute("GRANT SELECT, INSERT ON bench_link, bench_click TO tangmeng_app")
    with base.connect("admin") as admin:
        admin.execute("INSERT INTO bench_link SELECT * FROM tracking_link")
        admin.execute("VACUUM ANALYZE")
    return codes


def _script(codes: list[str]) -> str:
    """Each request takes the next link, in an order that no cache could guess."""
    return f"""
local codes = {{{", ".join(f'"{code}"' for code in codes)}}}
local at = 0
request = function()
    at = (at * 7919 + 12347) % {len(codes)}
    return wrk.format("GET", "/" .. codes[at + 1])
end
"""


@contextmanager
def _serving(
    base: Ground, port: int, app: str, options: tuple[str, ...], table: str | None
) -> Iterator[Side]:
    command = [
        sys.executable, "-m", "granian", *options, "--host", "127.0.0.1", "--port", str(port),
        "--log-level", "error", app,
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=REPOSITORY, env=base.environment())
    try:
        _await(port, process)
        yield Side(port, psutil.Process(process.pid), table)
    finally:
        process.terminate()
        process.wait(timeout=READY_SECONDS)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=1)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server on port {port} does not answer")


def _load(base: Ground, side: Side, script: Path, seconds: int) -> Turn:
    """Load one side and count what it left behind. Raises WrongRows."""
    from tests.alliance.tracking.scene import WECHAT

    rows, cpu = _rows(base, side), side.cpu_seconds() + base.cpu_seconds()
    said = subprocess.run(
        [
            "wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--latency",
            "--duration", f"{seconds}s", "--script", str(script), "--header",
            f"User-Agent: {WECHAT}", f"http://127.0.0.1:{side.port}",
        ],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    cpu = side.cpu_seconds() + base.cpu_seconds() - cpu
    answered, p99 = _ANSWERED.search(said), _P99.search(said)
    if "Non-2xx" in said or "Socket errors" in said or answered is None or p99 is None:
        raise WrongRows(f"refused requests on port {side.port}:\n{said}")
    requests = int(answered[1])
    elapsed = float(answered[2]) * _MILLISECONDS[answered[3]] / 1_000
    kept = _settled_rows(base, side) - rows
    if side.table is not None and not 0 <= kept - requests <= CONNECTIONS:
        raise WrongRows(json.dumps({"table": side.table, "rows": kept, "answered": requests}))
    return Turn(requests, requests / elapsed, float(p99[1]) * _MILLISECONDS[p99[2]], cpu, kept)


def _settled_rows(base: Ground, side: Side) -> int:
    """Count once the requests under way have ended."""
    time.sleep(0.3)
    return _rows(base, side)


def _rows(base: Ground, side: Side) -> int:
    if side.table is None:
        return 0
    with base.connect("admin") as admin:
        row = admin.execute(f"SELECT count(*) FROM {side.table}".encode()).fetchone()
    assert row is not None
    return int(row[0])
