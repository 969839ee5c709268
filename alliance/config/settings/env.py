"""The environment, read once and typed: variables first, then the running installation's file."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from alliance.config.process import Process

REPOSITORY = Path(__file__).resolve().parents[3]

DATABASE_VARIABLES = {
    Process.WEB: "APP_DATABASE_URL",
    Process.WORKER: "JOBS_DATABASE_URL",
    Process.REDIRECT: "REDIRECT_DATABASE_URL",
    Process.MIGRATE: "OWNER_DATABASE_URL",
}


@dataclass(frozen=True)
class Env:
    """What the outside tells this process."""

    process: Process
    home: Path
    database_url: str
    broker_url: str
    cache_url: str
    secret_key: str
    port: int
    link_port: int
    public_url: str
    link_url: str
    allowed_hosts: tuple[str, ...]


def home() -> Path:
    """The installation this process belongs to."""
    return Path(os.environ.get("TANGMENG_HOME") or REPOSITORY / ".local").resolve()


def load(file: Path | None = None) -> Env:
    """Read the environment; raises ImproperlyConfigured naming the variable at fault."""
    known = _variables(file or home() / "env.json")
    process = _process(known.get("TANGMENG_PROCESS", Process.WEB))
    port, link_port = _port(known, "PORT", 8000), _port(known, "LINK_PORT", 8001)
    return Env(
        process=process,
        home=home(),
        database_url=_required(known, DATABASE_VARIABLES[process]),
        broker_url=_required(known, "BROKER_URL"),
        cache_url=_required(known, "CACHE_URL"),
        secret_key=_required(known, "SECRET_KEY"),
        port=port,
        link_port=link_port,
        public_url=known.get("PUBLIC_URL", f"http://localhost:{port}"),
        link_url=known.get("LINK_URL", f"http://localhost:{link_port}"),
        allowed_hosts=tuple(known.get("ALLOWED_HOSTS", "").replace(",", " ").split()),
    )


def database(url: str) -> dict[str, Any]:
    """Django's form of a PostgreSQL address, socket folders and options included."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"This is no PostgreSQL address: {error}") from None
    known = {key: str(parts.pop(key, "")) for key in ("dbname", "user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known["dbname"],
        "USER": known["user"],
        "PASSWORD": known["password"],
        "HOST": known["host"],
        "PORT": known["port"],
        "OPTIONS": dict(parts),
    }


def _variables(file: Path) -> dict[str, str]:
    written: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    return written | dict(os.environ)


def _required(known: Mapping[str, str], name: str) -> str:
    if value := known.get(name):
        return value
    raise ImproperlyConfigured(
        f"{name} is not set and no installation runs under {home()}: start one with `make run`."
    )


def _process(name: str) -> Process:
    try:
        return Process(name)
    except ValueError:
        raise ImproperlyConfigured(
            f"TANGMENG_PROCESS is {name!r}; it must be one of {', '.join(Process)}."
        ) from None


def _port(known: Mapping[str, str], name: str, default: int) -> int:
    text = known.get(name) or str(default)
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise ImproperlyConfigured(f"{name} is {text!r}; it must be a port number.")
