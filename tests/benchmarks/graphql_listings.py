"""``graphql-listings/json-view``: 50 listings by GraphQL against a hand-written JSON view.

One granian server, one session, one organization; each side answers POST requests with the same
data, loaded in turn by wrk over a few connections. Before anything counts, the two answers are
compared field by field, and GraphQL's data queries are counted.
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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from alliance.local.home import REPOSITORY
from tests.benchmarks.ground import Ground, WrongRows, ground

PORT = 9184
ROUNDS = 5
SECONDS = 3
WARM_UP_SECONDS = 2
CONNECTIONS = 4
LISTINGS = 60
PAGE = 50
READY_SECONDS = 40
SERVER = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--no-ws")

DOCUMENT = """
query Listings {
  listings(first: 50) {
    nodes {
      id title summary category state audienceSize weeklyCapacity publishedAt
      organization { id name legalKind }
      channel {
        id carrier name handle memberCount countedOn
        evidence { level ageDays freshnessBp }
      }
      profile { id name size reachable sampleSize asOf }
      rateCard { nodes { id format model priceMinor rateBp } }
    }
  }
}
"""
ENUMS = {"category", "state", "carrier", "legalKind", "format", "model"}
LEVELS = ("CLAIMED", "OWNED", "PLATFORM", "PROBED", "DELIVERED")
_ANSWERED = re.compile(r"(\d+) requests in ([\d.]+)(m?s)")


@dataclass(frozen=True)
class Side:
    """What one side is asked."""

    path: str
    body: str


@dataclass(frozen=True)
class Turn:
    """One load of one side. CPU seconds are the server's and PostgreSQL's."""

    requests: int
    rate: float
    cpu_seconds: float


SIDES = {
    "ours": Side("/graphql/", json.dumps({"query": DOCUMENT})),
    "reference": Side("/bench/listings", "{}"),
}


def run() -> list[dict[str, Any]]:
    """Measure; raises WrongRows when the two sides do not say the same."""
    base = ground()
    headers = _seed()
    with _serving(base) as server, tempfile.TemporaryDirectory() as folder:
        rows = _compare(headers)
        scripts = {
            name: _script(Path(folder) / f"{name}.lua", side, headers)
            for name, side in SIDES.items()
        }
        for name, side in SIDES.items():
            _load(base, server, side, scripts[name], WARM_UP_SECONDS)
        turns: dict[str, list[Turn]] = {name: [] for name in SIDES}
        for _ in range(ROUNDS):
            for name, side in SIDES.items():
                turns[name].append(_load(base, server, side, scripts[name], SECONDS))
    return [_report(base, turns, rows)]


def _report(base: Ground, turns: dict[str, list[Turn]], rows: int) -> dict[str, Any]:
    rates = {name: [turn.rate for turn in taken] for name, taken in turns.items()}
    ratios = [a / b for a, b in zip(rates["ours"], rates["reference"], strict=True)]
    return {
        "name": "graphql-listings/json-view",
        "ours": statistics.median(rates["ours"]),
        "reference": statistics.median(rates["reference"]),
        "ratio": statistics.median(ratios),
        "unit": "1/s",
        "note": "50 listings by GraphQL against a hand-written, prefetched JSON view, over HTTP",
        "samples": rates | {"ratio": ratios},
        "cpu_ms_per_op": {
            name: statistics.median(1_000 * turn.cpu_seconds / turn.requests for turn in taken)
            for name, taken in turns.items()
        },
        "rows_found": dict.fromkeys(SIDES, rows),
        "settings": base.settings()
        | {"rounds": ROUNDS, "seconds": SECONDS, "connections": CONNECTIONS}
        | {"server": " ".join(SERVER), "listings": LISTINGS},
    }


def _seed() -> dict[str, str]:
    """Make the market through the services; return the headers of a signed-in brand."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.cached_db import SessionStore
    from django.middleware.csrf import _get_new_csrf_string

    from alliance.identity.models import Person
    from tests.personas import make_brand, make_operator, make_owner
    from tests.traffic_owners.audiences.makers import (
        make_channel,
        make_listing,
        make_profile,
        prove,
    )

    operator = make_operator()
    brand = make_brand(operator)
    for _ in range(LISTINGS // 3):
        owner = make_owner(operator)
        profile, channel = make_profile(owner), make_channel(owner)
        prove(operator, owner, channel)
        for _ in range(3):
            make_listing(
                owner, channel=channel, profile=profile, summary="每周三次，可带小程序卡片"
            )
    person = Person.objects.get(pk=brand.person_id)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    token = _get_new_csrf_string()
    return {
        "Cookie": f"sessionid={session.session_key}; csrftoken={token}",
        "X-CSRFToken": token,
        "X-Organization": str(brand.organization_id),
        "Content-Type": "application/json",
        "Accept-Language": "zh-CN",
    }


def _compare(headers: dict[str, str]) -> int:
    """Return the number of rows both sides answer alike. Raises WrongRows."""
    answers = {}
    for name, side in SIDES.items():
        answer = httpx.post(
            f"http://127.0.0.1:{PORT}{side.path}", content=side.body, headers=headers
        )
        if answer.status_code != 200 or "errors" in answer.json():
            raise WrongRows(f"{name}: {answer.status_code} {answer.text[:500]}")
        answers[name] = answer.json()
    ours = [_plain(row) for row in answers["ours"]["data"]["listings"]["nodes"]]
    theirs = [_instants(row) for row in answers["reference"]["listings"]]
    if ours != theirs or len(ours) != PAGE:
        raise WrongRows(f"the sides differ: {ours[:1]} … {theirs[:1]}")
    return len(ours)


def _plain(value: Any, key: str = "") -> Any:
    """Return GraphQL's answer as the view writes it: bare ids, enum values, lists without nodes."""
    from api.ids import parse

    if isinstance(value, dict):
        if set(value) == {"nodes"}:
            return _plain(value["nodes"])
        return {name: _plain(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if key == "id":
        return str(parse(value)[1])
    if key == "level":
        return LEVELS.index(value)
    if key in ENUMS:
        return value.lower()
    return _instant(value) if key == "publishedAt" else value


def _instants(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"publishedAt": _instant(row["publishedAt"])}


def _instant(text: str) -> str:
    return text.replace("Z", "+00:00")


def _script(path: Path, side: Side, headers: dict[str, str]) -> Path:
    lines = [
        f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in headers.items()
    ]
    body = f'wrk.method = "POST"\nwrk.body = {json.dumps(side.body)}\n'
    path.write_text(body + "\n".join(lines))
    return path


@contextmanager
def _serving(base: Ground) -> Iterator[psutil.Process]:
    command = [
        sys.executable, "-m", "granian", *SERVER, "--host", "127.0.0.1", "--port", str(PORT),
        "--log-level", "error", "tests.benchmarks.listings_view:application",
    ]  # fmt: skip
    environment = base.environment() | {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.listings_settings",
        "TANGMENG_PROCESS": "web",
    }
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment)
    try:
        _await(process)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=READY_SECONDS)


def _await(process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{PORT}/healthz", timeout=5)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server on port {PORT} does not answer")


def _load(base: Ground, server: psutil.Process, side: Side, script: Path, seconds: int) -> Turn:
    cpu = _cpu_seconds(base, server)
    said = subprocess.run(
        [
            "wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s",
            "--timeout", "10s", "--script", str(script), f"http://127.0.0.1:{PORT}{side.path}",
        ],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    cpu = _cpu_seconds(base, server) - cpu
    answered = _ANSWERED.search(said)
    if "Non-2xx" in said or "Socket errors" in said or answered is None:
        raise WrongRows(f"refused requests at {side.path}:\n{said}")
    elapsed = float(answered[2]) / (1_000 if answered[3] == "ms" else 1)
    return Turn(int(answered[1]), int(answered[1]) / elapsed, cpu)


def _cpu_seconds(base: Ground, server: psutil.Process) -> float:
    processes = [server, *server.children(recursive=True)]
    return base.cpu_seconds() + sum(sum(each.cpu_times()[:2]) for each in processes)
