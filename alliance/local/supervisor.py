"""`make run`: brings the whole product up step by step and keeps it up."""

from __future__ import annotations

import errno
import fcntl
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from alliance.local.children import Child, Children
from alliance.local.home import REPOSITORY, Home, LaunchError, write_private
from alliance.local.servers import Servers

BIN = Path(sys.executable).parent
LEAST_FREE_BYTES = 300 * 1024**2
HEALTHY_SECONDS = 90
PRIVATE = ("ADMIN_DATABASE_URL", "OWNER_DATABASE_URL")

WELCOME = """
塘盟 Tangmeng is up.

  Console      http://localhost:{port}/
  Sent mail    http://localhost:{port}/dev/mail/
  Health       http://localhost:{port}/healthz
  Links        http://localhost:{link_port}/
  Logs         {logs}
{people}
First: sign in as the brand and open a task's ranked listings; or run the whole story with
  {python} manage.py story

Ctrl-C stops everything."""


class Stop(Exception):
    """Somebody asked the launcher to stop."""


def run(servers: Servers) -> int:
    """Bring everything up, keep it up until asked to stop; returns the exit status."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # half of every later start
    children = Children(servers.home)
    with _alone(servers.home):
        try:
            people = _bring_up(servers, children)
            print(_welcome(servers, people), flush=True)
            _keep_up(servers, children)
        except Stop:
            print("\n→ stopping", flush=True)
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            children.stop()
            servers.down()
    print("Everything has stopped.", flush=True)
    return 0


def _bring_up(servers: Servers, children: Children) -> str:
    """Start every part in its order; returns who the demo people are."""
    _require_space(servers.home)
    if children.end_left_over():
        print("→ ended programs that an earlier start left behind", flush=True)
    for name, port in servers.ports().items():
        _require_free_port(name, port)
    with _step("PostgreSQL"):
        servers.start_database()
    addresses = servers.addresses()
    with _step("Valkey"):
        servers.start_broker()
    with _step("roles and addresses"):
        servers.prepare_database()
        servers.write_addresses()
    with _step("migrations"):
        _manage(servers.home, "migrate", "-v0")
    with _step("demo data"):
        people = _demo_people(servers)
    for child in _programs(servers.home, addresses):
        children.start(child)
    with _step("web, links, worker, clock"):
        _await_health(addresses["PORT"], children)
    return people


def _programs(home: Home, addresses: dict[str, str]) -> Iterator[Child]:
    """What runs, and as whom: each process gets its own database role and no other."""
    public = {name: value for name, value in addresses.items() if name not in PRIVATE}
    host = os.environ.get("HOST", "127.0.0.1")
    granian = [str(BIN / "granian"), "--host", host, "--no-ws", "--log-level", "warning"]
    python = [sys.executable, "-W", "ignore::RuntimeWarning"]
    celery = [*python, "-m", "celery", "-A", "alliance.config"]

    def child(name: str, process: str, command: list[str]) -> Child:
        environment = public | {
            "TANGMENG_HOME": str(home.path),
            "TANGMENG_PROCESS": process,
            "DJANGO_SETTINGS_MODULE": os.environ.get(
                "DJANGO_SETTINGS_MODULE", "alliance.config.settings.local"
            ),
        }
        return Child(name, command, environment, home.path / "logs" / f"{name}.log")

    yield child("web", "web", [
        *granian, "--interface", "wsgi", "--port", addresses["PORT"],
        "--workers", "2", "--blocking-threads", "4", "alliance.config.wsgi:application",
    ])  # fmt: skip
    if _module_exists("alliance.tracking.redirect"):
        yield child("redirect", "redirect", [
            *granian, "--interface", "asgi", "--loop", "uvloop", "--http", "1",
            "--runtime-mode", "st", "--port", addresses["LINK_PORT"],
            "alliance.tracking.redirect:app",
        ])  # fmt: skip
    else:
        print("→ redirect server: not built yet, left out", flush=True)
    yield child("worker", "worker", [
        *celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle",
        "--loglevel", "WARNING",
    ])  # fmt: skip
    schedule = home.path / "beat-schedule"
    for torn in home.path.glob("beat-schedule*"):  # by kill -9; its truth is in the settings
        torn.unlink()
    yield child("beat", "worker", [
        *celery, "beat", "--schedule", str(schedule), "--pidfile=", "--loglevel", "WARNING",
    ])  # fmt: skip


def _keep_up(servers: Servers, children: Children) -> None:
    while True:
        time.sleep(1)
        children.tend()
        try:
            servers.tend()
        except LaunchError as error:
            print(f"! {error}", flush=True)


def _await_health(port: str, children: Children) -> None:
    """Wait until every part says it is up; tell which one is not."""
    deadline = time.monotonic() + HEALTHY_SECONDS
    answer = "no answer"
    while time.monotonic() < deadline:
        children.tend()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except urllib.error.HTTPError as error:
            answer = error.read().decode(errors="replace")[:300]
            if error.code == 503 and not _module_exists("alliance.tracking.redirect"):
                return
        except OSError as error:
            answer = str(error)
        time.sleep(0.2)
    raise LaunchError(f"The product did not become healthy in {HEALTHY_SECONDS} s: {answer}")


def _manage(home: Home, *arguments: str) -> str:
    """Run a command of Django's and return what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=REPOSITORY, capture_output=True, text=True
    )
    if done.returncode:
        log = home.path / "logs" / f"{arguments[0]}.log"
        log.parent.mkdir(exist_ok=True, mode=0o700)
        log.write_text(done.stdout + done.stderr)
        raise LaunchError(_why(arguments[0], done.stdout + done.stderr, log))
    return done.stdout


def _why(command: str, said: str, log: Path) -> str:
    if "No space left on device" in said or "DiskFull" in said:
        return "The disk of the database is full: free some space and start again."
    lines = [line for line in said.splitlines() if line.strip()] or ["no reason given"]
    return f"`manage.py {command}` failed: {lines[-1]} (log: {log})."


def _demo_people(servers: Servers) -> str:
    """Make the demo data once for each database; who its people are is noted beside it."""
    if not any(REPOSITORY.glob("*/*/management/commands/demo.py")):
        return ""
    note, database = servers.home.path / "demo.json", servers.database_identity()
    known = json.loads(note.read_text()) if note.exists() else {}
    if known.get("database") != database:
        _manage(servers.home, "demo")
        known = {"database": database, "people": _manage(servers.home, "demo", "--people")}
        write_private(note, json.dumps(known))
    return str(known["people"])


def _module_exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _welcome(servers: Servers, people: str) -> str:
    addresses = servers.addresses()
    return WELCOME.format(
        port=addresses["PORT"],
        link_port=addresses["LINK_PORT"],
        logs=servers.home.path / "logs",
        people=f"\n{people.rstrip()}\n" if people else "",
        python=".venv/bin/python",
    )


def _require_free_port(name: str, port: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((os.environ.get("HOST", "127.0.0.1"), int(port)))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise LaunchError(f"Port {port} cannot be used: {error.strerror}.") from None
            raise LaunchError(
                f"Port {port} is in use: stop what uses it, or choose another with {name}=…"
            ) from None
        except (ValueError, OverflowError):
            raise LaunchError(f"{name} is {port!r}, which is no port number.") from None


def _require_space(home: Home) -> None:
    home.make()
    for folder in {home.path, home.data.parent}:
        if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
            raise LaunchError(f"The disk that holds {folder} is full: free some space first.")


@contextmanager
def _step(name: str) -> Iterator[None]:
    print(f"→ {name} …", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """One launcher per home; the system drops the lock with the process, kill -9 included."""
    home.make()
    with (home.path / "launcher.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LaunchError(f"The product of {home.path} is already running.") from None
        yield


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop
