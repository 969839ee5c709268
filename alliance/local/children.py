"""Child processes of the launcher: started, watched, restarted, stopped as a whole."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from alliance.local.home import REPOSITORY, Home

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0
STOP_SECONDS = 20.0
MARK = "TANGMENG_LAUNCHED_FROM"


@dataclass
class Child:
    """One program that should always run; its words go to a log file."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = FIRST_PAUSE
    due_at: float = 0.0

    def start(self) -> None:
        """Start in a session of its own, so that Ctrl-C reaches the launcher alone."""
        self.log.parent.mkdir(exist_ok=True, mode=0o700)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=REPOSITORY,
                env=os.environ | dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = time.monotonic()

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tend(self) -> None:
        """Restart a program that ended, after a pause that doubles while it keeps ending."""
        now = time.monotonic()
        if self.runs:
            if now - self.started_at > STEADY_SECONDS:
                self.pause = FIRST_PAUSE
        elif self.process is not None:
            status = self.process.returncode
            print(f"! {self.name} ended ({status}): {self.last_words()}", flush=True)
            print(f"  starting it again in {self.pause:.0f} s; log: {self.log}", flush=True)
            self._end_group()
            self.process, self.due_at = None, now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        elif now >= self.due_at:
            self.start()

    def last_words(self) -> str:
        try:
            lines = self.log.read_text(errors="replace")[-4000:].splitlines()
        except OSError:
            return ""
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def stop(self) -> None:
        if self.process is None:
            return
        if self.runs:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                print(f"! {self.name} does not stop; ending it", flush=True)
        self._end_group()
        self.process.wait()

    def _end_group(self) -> None:
        """Nothing that the program started may outlive it."""
        assert self.process is not None
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


@dataclass
class Children:
    """All programs of one installation."""

    home: Home
    members: list[Child] = field(default_factory=list)

    def start(self, child: Child) -> None:
        child.environment = {**child.environment, MARK: str(self.home.path)}
        child.start()
        self.members.append(child)

    def tend(self) -> None:
        for child in self.members:
            child.tend()

    def stop(self) -> None:
        """Last started, first stopped."""
        for child in reversed(self.members):
            child.stop()

    def end_left_over(self) -> int:
        """End programs that a killed launcher left behind, and theirs; returns how many."""
        ended = [process for process in psutil.process_iter() if self._is_ours(process)]
        for process in ended:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(ended, timeout=10)
        return len(ended)

    def _is_ours(self, process: psutil.Process) -> bool:
        """Known by the mark in its environment, which a reused process number does not carry."""
        try:
            return process.environ().get(MARK) == str(self.home.path)
        except (psutil.Error, OSError):
            return False
