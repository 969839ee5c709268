"""The server under every benchmark: durable, migrated from nothing, with the product's roles."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import django
import psutil
import psycopg

from alliance.local.home import REPOSITORY, Home
from alliance.local.servers import Servers

RELIABLE = ("fsync", "synchronous_commit", "full_page_writes")


class WrongRows(AssertionError):
    """A benchmark's server did not keep what it had acknowledged."""


@dataclass(frozen=True)
class Ground:
    """PostgreSQL and Valkey for this run alone; they are thrown away when it ends."""

    servers: Servers

    def url(self, role: str) -> str:
        """Return the address for a role: admin, owner, app, jobs or redirect."""
        return self.servers.database_urls()[f"{role.upper()}_DATABASE_URL"]

    def environment(self) -> dict[str, str]:
        """What a process of the product needs to run on this ground."""
        return os.environ | self.servers.addresses()

    def connect(self, role: str) -> psycopg.Connection:
        return psycopg.connect(self.url(role), autocommit=True)

    def program(self, name: str) -> str:
        """Return the path of pgbench, psql and the like, of the server's own version."""
        return self.servers.postgres.program(name)

    def settings(self) -> dict[str, str]:
        """Return the server's version and what makes it durable."""
        with self.connect("admin") as admin:
            wanted = ("server_version", *RELIABLE, "shared_buffers", "max_connections")
            return {name: admin.execute(f"SHOW {name}".encode()).fetchone()[0] for name in wanted}  # type: ignore[index]

    def cpu_seconds(self) -> float:
        """Return the CPU time the server has used so far, ended backends included."""
        pid = int((self.servers.postgres.data / "postmaster.pid").read_text().split()[0])
        postmaster = psutil.Process(pid)
        own = postmaster.cpu_times()
        total = own.user + own.system + own.children_user + own.children_system
        for backend in postmaster.children():
            try:
                used = backend.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += used.user + used.system
        return total

    def close(self) -> None:
        self.servers.reset()


@cache
def ground() -> Ground:
    """Start the servers once per run, migrate an empty database, and set Django up on it."""
    home = Home(Path(os.environ.get("TANGMENG_HOME") or REPOSITORY / ".local").resolve())
    servers = Servers(home.child("bench"), durable=True, external=False)
    servers.reset()
    servers.up()
    os.environ.update(servers.addresses())
    os.environ["DJANGO_SETTINGS_MODULE"] = "alliance.config.settings.local"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=REPOSITORY,
        env=os.environ | {"TANGMENG_PROCESS": "migrate"},
        check=True,
    )
    os.environ.setdefault("TANGMENG_PROCESS", "web")
    django.setup()
    made = Ground(servers)
    unsafe = {name: value for name, value in made.settings().items() if name in RELIABLE}
    if set(unsafe.values()) != {"on"}:
        raise AssertionError(f"the server is not durable: {unsafe}")
    return made
