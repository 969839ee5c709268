"""Which function does which kind of work, and which work comes round by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alliance.tenancy.types import Actor

Handler = Callable[[Actor, dict[str, Any], datetime], None]


@dataclass(frozen=True, slots=True)
class Work:
    """A registered kind. ``outside`` work calls other systems and opens its own transactions."""

    kind: str
    handler: Handler
    outside: bool = False


_work: dict[str, Work] = {}
_periodic: dict[str, int] = {}


def job(kind: str, *, outside: bool = False) -> Callable[[Handler], Handler]:
    """Register ``handler(actor, payload, now)`` for jobs of ``kind``.

    It runs inside the organization's context and its effect commits together with the job's
    completion. With ``outside=True`` no context is open: it may run more than once and must be
    idempotent by itself.
    """

    def register(handler: Handler) -> Handler:
        if kind in _work:
            raise ValueError(f"job kind {kind} is registered twice")
        _work[kind] = Work(kind, handler, outside)
        return handler

    return register


def every(*, seconds: int, kind: str, outside: bool = False) -> Callable[[Handler], Handler]:
    """Register a handler that runs once per alliance (as its operator) in every period."""
    _periodic[kind] = seconds
    return job(kind, outside=outside)


def work_of(kind: str) -> Work | None:
    return _work.get(kind)


def periodic() -> dict[str, int]:
    """Return kind → period in seconds of all periodic work."""
    return dict(_periodic)


def kinds() -> list[str]:
    return sorted(_work)
