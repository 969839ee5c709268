"""Our own servers: private, found again after kill -9, and refused when too old."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from alliance.local import postgres as postgres_module
from alliance.local.home import Home, LaunchError, make_private, write_private
from alliance.local.servers import Servers, check_broker


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    path = tmp_path_factory.mktemp("home")
    for folder in (path, path.parent, path.parent.parent):
        folder.chmod(0o711)
    mine = Servers(Home(path), durable=False, external=False)
    mine.up()
    yield mine
    mine.reset()


def kill(process: psutil.Process) -> None:
    process.kill()
    process.wait(10)


def test_data_and_sockets_are_private(servers: Servers) -> None:
    postgres, valkey = servers.postgres, servers.valkey

    for folder in (postgres.data, postgres.sockets, valkey.folder, valkey.socket.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(servers.home.env_file.stat().st_mode) == 0o600
    assert len(str(postgres.sockets / ".s.PGSQL.5432")) < 107


def test_postgres_does_not_run_as_root(servers: Servers) -> None:
    number = int((servers.postgres.data / "postmaster.pid").read_text().split()[0])

    assert psutil.Process(number).uids().real != 0 or os.geteuid() != 0


def test_no_role_enters_without_its_password(servers: Servers) -> None:
    url = servers.postgres.url("tangmeng_app").replace(servers.home.secrets["app"], "wrong")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)


def test_serving_roles_cannot_create_tables(servers: Servers) -> None:
    urls = servers.database_urls()
    for name in ("APP_DATABASE_URL", "JOBS_DATABASE_URL", "REDIRECT_DATABASE_URL"):
        with (
            psycopg.connect(urls[name]) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("CREATE TABLE mine ()")


def test_new_tables_are_shared_with_app_and_jobs_only(servers: Servers) -> None:
    urls = servers.database_urls()
    with psycopg.connect(urls["OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("CREATE TABLE shared ()")
        rights = owner.execute(
            "SELECT role, has_table_privilege(role, 'shared', 'SELECT, INSERT'),"
            " has_table_privilege(role, 'shared', 'TRUNCATE')"
            " FROM unnest(ARRAY['tangmeng_app', 'tangmeng_jobs', 'tangmeng_redirect']) role"
        ).fetchall()
        owner.execute("DROP TABLE shared")

    assert rights == [
        ("tangmeng_app", True, False),
        ("tangmeng_jobs", True, False),
        ("tangmeng_redirect", False, False),
    ]


def test_nobody_may_call_a_new_function_until_told(servers: Servers) -> None:
    urls = servers.database_urls()
    with psycopg.connect(urls["OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("CREATE FUNCTION secret() RETURNS int LANGUAGE sql RETURN 1")
        try:
            with (
                psycopg.connect(urls["APP_DATABASE_URL"]) as app,
                pytest.raises(psycopg.errors.InsufficientPrivilege),
            ):
                app.execute("SELECT secret()")
        finally:
            owner.execute("DROP FUNCTION secret()")


def test_postgres_returns_after_kill_with_a_stale_lock_file(servers: Servers) -> None:
    postmaster = servers.postgres._postmaster()
    assert postmaster is not None
    kill(postmaster)
    # The number in the file now belongs to a stranger, as it does after a container restarts.
    lock = servers.postgres.data / "postmaster.pid"
    text = lock.read_text().splitlines()
    lock.write_text("\n".join([str(os.getpid()), *text[1:]]) + "\n")

    servers.up()

    with psycopg.connect(servers.database_urls()["APP_DATABASE_URL"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_valkey_keeps_what_it_was_told_through_kill(servers: Servers) -> None:
    client = servers.valkey._client()
    client.set("kept", "yes")
    client.execute_command("WAITAOF", 1, 0, 2000)
    kill(psutil.Process(int((servers.valkey.folder / "valkey.pid").read_text())))

    servers.up()

    assert client.get("kept") == b"yes"


def test_servers_can_be_started_by_many_at_once(servers: Servers) -> None:
    program = f"""
from pathlib import Path
from alliance.local.home import Home
from alliance.local.servers import Servers
Servers(Home(Path({str(servers.home.path)!r})), durable=False, external=False).up()
"""
    servers.down()

    many = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]

    assert [process.wait(120) for process in many] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://a:b@127.0.0.1:1/c", "cannot be reached"),
        ("nonsense", "no PostgreSQL address"),
    ],
)
def test_unreachable_database_is_one_sentence(url: str, words: str) -> None:
    with pytest.raises(LaunchError, match=words) as error:
        postgres_module.check_server(url)

    assert "\n" not in str(error.value)


def test_older_postgres_is_refused(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_module, "OLDEST_VERSION", 990000)

    with pytest.raises(LaunchError, match="PostgreSQL 18 or newer is needed; this server is 18"):
        postgres_module.check_server(servers.postgres.url())


def test_unreachable_broker_is_one_sentence() -> None:
    with pytest.raises(LaunchError, match="BROKER_URL cannot be reached"):
        check_broker("redis://127.0.0.1:1/0")


def test_given_servers_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:pw@db.example/shop?sslmode=require")
    monkeypatch.setenv("BROKER_URL", "redis://broker.example/0")
    monkeypatch.delenv("CACHE_URL", raising=False)

    addresses = Servers(Home(tmp_path)).addresses()

    assert "user=tangmeng_app" in addresses["APP_DATABASE_URL"]
    assert "host=db.example" in addresses["APP_DATABASE_URL"]
    assert "sslmode=require" in addresses["APP_DATABASE_URL"]
    assert "role=tangmeng_owner" in addresses["OWNER_DATABASE_URL"]
    assert addresses["CACHE_URL"] == "redis://broker.example/1"


def test_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)

    with pytest.raises(LaunchError, match="belongs to somebody else"):
        make_private(link, 0o700)


def test_written_file_is_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "secret"

    write_private(path, "one")
    write_private(path, "two")

    assert path.read_text() == "two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["secret"]
