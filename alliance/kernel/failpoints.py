"""Named places where a test may crash the process; inert unless a test arms them."""

import os
import signal
from collections.abc import Callable

_armed: dict[str, Callable[[], None]] = {}


def failpoint(name: str) -> None:
    """Do nothing, unless ``name`` is armed here or in TANGMENG_FAILPOINT (then die by SIGKILL)."""
    if name in _armed:
        _armed[name]()
    elif os.environ.get("TANGMENG_FAILPOINT") == name:
        os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str, effect: Callable[[], None]) -> None:
    """Make ``failpoint(name)`` call ``effect`` in this process until ``disarm``."""
    _armed[name] = effect


def disarm(name: str) -> None:
    _armed.pop(name, None)
