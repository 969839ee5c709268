"""The environment: variables before the file, clear words when something is missing or wrong."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from alliance.config.process import Process, process_for
from alliance.config.settings import env

URLS = {
    "APP_DATABASE_URL": "postgresql://a:b@/d?host=/run/x",
    "JOBS_DATABASE_URL": "postgresql://j:b@/d?host=/run/x",
    "BROKER_URL": "redis://localhost/0",
    "CACHE_URL": "redis://localhost/1",
    "SECRET_KEY": "s" * 40,
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*URLS, "TANGMENG_PROCESS", "PORT", "LINK_PORT"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "env.json"
    path.write_text(json.dumps(URLS))
    return path


def test_file_of_a_running_installation_is_enough(file: Path) -> None:
    loaded = env.load(file)

    assert loaded.database_url == URLS["APP_DATABASE_URL"]
    assert (loaded.port, loaded.link_port) == (8000, 8001)
    assert loaded.link_url == "http://localhost:8001"


def test_variable_wins_over_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9100")

    assert env.load(file).port == 9100


def test_worker_gets_the_jobs_role(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANGMENG_PROCESS", "worker")

    assert env.load(file).database_url == URLS["JOBS_DATABASE_URL"]


def test_missing_address_is_named(file: Path) -> None:
    file.write_text("{}")

    with pytest.raises(ImproperlyConfigured, match="APP_DATABASE_URL is not set"):
        env.load(file)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1"])
def test_bad_port_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("LINK_PORT", port)

    with pytest.raises(ImproperlyConfigured, match="LINK_PORT"):
        env.load(file)


def test_unknown_process_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANGMENG_PROCESS", "king")

    with pytest.raises(ImproperlyConfigured, match="web, worker, redirect, migrate"):
        env.load(file)


def test_socket_folder_and_options_reach_django() -> None:
    found = env.database("postgresql://u:p@/name?host=/run/x&options=-c%20role%3Downer")

    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("name", "u", "p")
    assert (found["HOST"], found["OPTIONS"]) == ("/run/x", {"options": "-c role=owner"})


def test_nonsense_is_no_address() -> None:
    with pytest.raises(ImproperlyConfigured, match="no PostgreSQL address"):
        env.database("nonsense")


@pytest.mark.parametrize(
    ("arguments", "process"),
    [
        (["migrate"], Process.MIGRATE),
        (["makemigrations", "ledger"], Process.MIGRATE),
        (["demo", "--people"], Process.WEB),
        ([], Process.WEB),
    ],
)
def test_only_schema_commands_run_as_owner(arguments: list[str], process: Process) -> None:
    assert process_for(arguments) is process
