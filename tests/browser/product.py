"""The whole product as real processes, on servers and ports of its own, for as long as needed."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from alliance.local.home import REPOSITORY, Home
from alliance.local.servers import Servers

ZONE = ZoneInfo("Asia/Shanghai")
START_SECONDS = 240
STOP_SECONDS = 60


@dataclass(frozen=True)
class Product:
    """A running product: the console's address, and the commands an operator has."""

    address: str
    environment: dict[str, str]

    def command(self, *arguments: str) -> str:
        """Run a command of ``manage.py`` in this installation; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=REPOSITORY,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2_000:]
        return done.stdout

    def now(self) -> datetime:
        """Return the product's time."""
        return datetime.fromisoformat(self.command("clock").split()[0])

    def today(self) -> date:
        """Return the business day of the product's clock."""
        return self.now().astimezone(ZONE).date()

    def advance_to(self, moment: datetime) -> None:
        """Move the clock to ``moment`` or a little past it; never back."""
        missing = moment - self.now()
        if missing.days > 0:
            self.command("clock", "--advance", f"{missing.days}d")
        if missing > timedelta():
            self.command("clock", "--advance", f"{missing.seconds // 60 + 1}m")


@contextmanager
def running_product() -> Iterator[Product]:
    """Start the product with the demonstration's data; stop it and throw it away at the end.

    Whoever works on these tests may keep one running and name its home in BROWSER_HOME.
    """
    if kept := os.environ.get("BROWSER_HOME"):
        addresses = json.loads((Path(kept) / "env.json").read_text())
        ports = {name: addresses[name] for name in ("PORT", "LINK_PORT")}
        environment = _environment(Path(kept)) | ports
        yield Product(f"http://localhost:{environment['PORT']}", environment)
        return
    folder = Path(tempfile.mkdtemp(prefix="tangmeng-browser-"))
    folder.chmod(0o711)  # PostgreSQL's own account must pass
    environment = _environment(folder)
    log = folder / "launcher.log"
    with log.open("w") as output:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "alliance.local", "run"],
            cwd=REPOSITORY,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _await(launcher, log)
        yield Product(f"http://localhost:{environment['PORT']}", environment)
    finally:
        _stop(launcher)
        Servers(Home(folder), external=False).reset()
        shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    """Ours alone: nothing of the suite's servers, its process role or a given database."""
    given = ("DATABASE_URL", "BROKER_URL", "CACHE_URL", "PUBLIC_URL", "LINK_URL")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in given and not name.endswith("_DATABASE_URL") and name[:9] != "TANGMENG_"
    }
    port, link_port = _free_ports(2)
    return kept | {
        "TANGMENG_HOME": str(folder),
        "DJANGO_SETTINGS_MODULE": "alliance.config.settings.local",
        "PORT": str(port),
        "LINK_PORT": str(link_port),
    }


def _free_ports(count: int) -> list[int]:
    """Return ports nobody listens on at this moment."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _await(launcher: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if "is up." in log.read_text():
            return
        if launcher.poll() is not None:
            break
        time.sleep(0.2)
    said = [log, *sorted(log.parent.glob("logs/*.log"))]
    raise AssertionError("\n".join(f"{file.name}: {file.read_text()[-2_000:]}" for file in said))


def _stop(launcher: subprocess.Popen[bytes]) -> None:
    if launcher.poll() is None:
        launcher.send_signal(signal.SIGINT)
    try:
        launcher.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        launcher.kill()
        launcher.wait()
