"""The launcher: programs are restarted and ended; what is wrong is said in one sentence."""

import shutil
import socket
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

import pytest

from alliance.local import checks, supervisor, system
from alliance.local.children import FIRST_PAUSE, Child, Children
from alliance.local.home import Home, LaunchError

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]
FAIL = [sys.executable, "-c", "print('no such table'); raise SystemExit(3)"]


def make_child(tmp_path: Path, command: list[str]) -> Child:
    return Child("worker", command, {}, tmp_path / "logs" / "worker.log")


def test_ended_program_is_reported_and_started_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = make_child(tmp_path, FAIL)
    child.start()
    assert child.process is not None
    child.process.wait(20)

    child.tend()
    said = capsys.readouterr().out
    waiting = child.process is None
    child.due_at = time.monotonic()
    child.tend()
    again = child.process
    child.stop()

    assert "worker ended (3): no such table" in said
    assert waiting
    assert again is not None
    assert child.pause == FIRST_PAUSE * 2


def test_stop_ends_the_whole_group(tmp_path: Path) -> None:
    nested = "import subprocess, sys, time; subprocess.Popen(sys.argv[1:]); time.sleep(600)"
    child = make_child(tmp_path, [sys.executable, "-c", nested, *SLEEP])
    children = Children(Home(tmp_path))
    children.start(child)
    assert _wait_for(lambda: len(_ours(children)) == 2)

    children.stop()

    assert _wait_for(lambda: not _ours(children))


def test_programs_of_a_killed_launcher_are_ended(tmp_path: Path) -> None:
    lost, other = Children(Home(tmp_path / "a")), Children(Home(tmp_path / "b"))
    for children in (lost, other):
        children.home.make()
        children.start(make_child(children.home.path, SLEEP))
    assert _wait_for(lambda: _ours(lost) and _ours(other))

    ended = Children(lost.home).end_left_over()

    assert (ended, len(_ours(other))) == (1, 1)
    lost.stop()
    other.stop()


def test_port_in_use_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(LaunchError, match=f"Port {port} is in use: .* with LINK_PORT="):
            supervisor._require_free_port("LINK_PORT", port)


def test_bad_port_is_one_sentence() -> None:
    with pytest.raises(LaunchError, match="PORT is 'abc', which is no port number"):
        supervisor._require_free_port("PORT", "abc")


def test_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))

    with pytest.raises(LaunchError, match=r"The disk that holds .* is full"):
        supervisor._require_space(Home(tmp_path))


def test_second_launcher_of_one_home_is_refused(tmp_path: Path) -> None:
    with (
        supervisor._alone(Home(tmp_path)),
        pytest.raises(LaunchError, match="already running"),
        supervisor._alone(Home(tmp_path)),
    ):
        pass


def test_missing_programs_are_named_to_an_ordinary_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "missing", lambda: ["chromium", "wrk"])
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    status = system.install()

    assert status == 1
    assert "sudo apt-get install -y --no-install-recommends chromium wrk" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "passes"), [("true", True), ("false", False)])
def test_a_check_passes_as_its_command_does(command: str, passes: bool) -> None:
    check = checks.Check(command, [command])

    assert check.passes() is passes


def test_commands_of_the_launcher_refuse_nonsense() -> None:
    done = subprocess.run([sys.executable, "-m", "alliance.local", "fly"], capture_output=True)

    assert done.returncode == 2


def _ours(children: Children) -> list[int]:
    import psutil

    return [process.pid for process in psutil.process_iter() if children._is_ours(process)]


def _wait_for(condition, seconds: float = 20) -> bool:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False
