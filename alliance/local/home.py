"""Where an installation keeps its data, its secrets and its sockets."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import pwd
import secrets
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
SYSTEM_HOME = Path("/var/lib/tangmeng")
SECRET_NAMES = ("admin", "app", "jobs", "redirect", "secret_key")


class LaunchError(Exception):
    """Something the person at the keyboard can mend, said in one sentence."""


@dataclass(frozen=True)
class Home:
    """One installation: everything it owns hangs off `path`."""

    path: Path

    @classmethod
    def default(cls) -> Home:
        return cls(Path(os.environ.get("TANGMENG_HOME") or REPOSITORY / ".local").resolve())

    def child(self, name: str) -> Home:
        return Home(self.path / name)

    def make(self) -> None:
        """Create the folder; root leaves it passable so that PostgreSQL's user can enter."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o711 if is_root() else 0o700)

    @property
    def digest(self) -> str:
        return hashlib.sha256(str(self.path).encode()).hexdigest()[:10]

    @cached_property
    def data(self) -> Path:
        """PostgreSQL's data folder; moved when its unprivileged user cannot reach the home."""
        self.make()
        if is_root() and not reachable(self.path, "-x"):
            SYSTEM_HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
            return SYSTEM_HOME / self.digest
        return self.path / "postgres"

    @cached_property
    def sockets(self) -> Path:
        """A short private folder, because a socket's path ends at 107 bytes."""
        folder = runtime_folder() / self.digest
        make_private(folder, 0o711 if is_root() else 0o700)
        return folder

    @cached_property
    def secrets(self) -> dict[str, str]:
        """Passwords of the local servers, made once and readable by their owner only."""
        path = self.path / "secrets.json"
        with self.lock("secrets"):
            known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
            missing = [name for name in SECRET_NAMES if name not in known]
            if missing:
                known |= {name: secrets.token_urlsafe(32) for name in missing}
                write_private(path, json.dumps(known, indent=2))
        return known

    @property
    def env_file(self) -> Path:
        return self.path / "env.json"

    @contextlib.contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Let one process at a time through, also among test workers."""
        self.make()
        with (self.path / f"{name}.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def is_root() -> bool:
    return os.geteuid() == 0


def write_private(path: Path, text: str) -> None:
    """Replace a file whole, mode 0600, so that no reader sees half of it."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    fresh.replace(path)


def make_private(folder: Path, mode: int) -> None:
    """Create a folder of ours, or refuse one that somebody else put there."""
    folder.mkdir(mode=mode, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise LaunchError(f"{folder} belongs to somebody else: remove it and start again.")
    folder.chmod(mode)


def runtime_folder() -> Path:
    """The shortest folder of ours that lasts as long as the machine runs."""
    if is_root():
        base = Path("/run") if os.access("/run", os.W_OK) else Path("/tmp")
        folder = base / "tangmeng"
        make_private(folder, 0o711)
        return folder
    personal = Path(f"/run/user/{os.geteuid()}")
    base = personal if os.access(personal, os.W_OK) else Path("/tmp")
    folder = base / f"tangmeng-{os.geteuid()}"
    make_private(folder, 0o700)
    return folder


def database_user() -> str | None:
    """The account PostgreSQL runs under when root starts it; None when nobody need change."""
    if not is_root():
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
            check=True,
            capture_output=True,
        )
    return "postgres"


def as_database_user() -> dict[str, Any]:
    """Arguments for subprocess that drop root for PostgreSQL's account."""
    user = database_user()
    if user is None:
        return {"cwd": "/"}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": [], "cwd": "/"}


def reachable(path: Path, test: str = "-r") -> bool:
    """Ask the system, as PostgreSQL's account, whether it can use this path."""
    return subprocess.run(["test", test, str(path)], **as_database_user()).returncode == 0
