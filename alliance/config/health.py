"""Is everything up? `/healthz` asks each part and names the one that is down."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from kombu.connection import Connection

HEARTBEAT_KEY = "worker-heartbeat"
HEARTBEAT_SECONDS = 15
PROBE_SECONDS = 2


class PartDown(Exception):
    """A part answered, but not as a healthy one would."""


def healthz(request: HttpRequest) -> JsonResponse:
    """200 when every part answers; 503 names those that do not."""
    down = [name for name, probe in PROBES.items() if not _is_up(probe)]
    body = {"status": "down" if down else "ok", "down": down}
    return JsonResponse(body, status=503 if down else 200)


def beat() -> None:
    """Say that the worker lives; it forgets itself after three missed beats."""
    cache.set(HEARTBEAT_KEY, int(time.time()), HEARTBEAT_SECONDS * 3)


def csrf_failure(request: HttpRequest, reason: str = "") -> JsonResponse:
    """A typed answer for a missing or stale CSRF token."""
    return JsonResponse({"errors": [{"code": "csrf", "message": reason}]}, status=403)


def _is_up(probe: Callable[[], None]) -> bool:
    try:
        probe()
    except Exception:
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _broker() -> None:
    with Connection(settings.CELERY_BROKER_URL, connect_timeout=PROBE_SECONDS) as broker:
        broker.ensure_connection(max_retries=1, timeout=PROBE_SECONDS)


def _worker() -> None:
    if cache.get(HEARTBEAT_KEY) is None:
        raise PartDown


def _redirect() -> None:
    url = f"http://127.0.0.1:{settings.ENV.link_port}/healthz"
    httpx.get(url, timeout=PROBE_SECONDS).raise_for_status()


PROBES: dict[str, Callable[[], None]] = {
    "database": _database,
    "broker": _broker,
    "worker": _worker,
    "redirect server": _redirect,
}
