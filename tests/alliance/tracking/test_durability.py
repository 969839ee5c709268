"""Clicks survive kill -9 of the redirect server and of PostgreSQL: none lost, none doubled."""

import asyncio
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psutil
import psycopg
import pytest

from alliance.local.home import Home
from alliance.local.servers import Servers
from alliance.local.testing import TestDatabase
from alliance.tracking.server import environment, writer
from alliance.tracking.server.errors import Unavailable
from alliance.tracking.server.records import ROW_START, address_part, agent_part, link_part
from alliance.tracking.server.writer import Batch, ClickWriter, Lane
from alliance.tracking.states import Device, Reason
from tests.alliance.tracking.scene import Scene
from tests.alliance.tracking.server import APP, Crowd, run, serving

VISITORS = 24


class Cluster:
    """A PostgreSQL of this test's own, holding a copy of the test database."""

    def __init__(self, servers: Servers) -> None:
        self.servers = servers

    def url(self, role: str) -> str:
        return self.servers.database_urls()[f"{role.upper()}_DATABASE_URL"]

    def fill(self, source: TestDatabase) -> None:
        """Copy tables, rows, policies and privileges."""
        dump = subprocess.run(
            [self.servers.postgres.program("pg_dump"), source.url("admin")],
            check=True,
            capture_output=True,
        )
        subprocess.run(
            [self.servers.postgres.program("psql"), "-q", self.url("admin")],
            input=dump.stdout,
            check=True,
            capture_output=True,
        )

    def crash(self) -> None:
        """Kill every process at once, as a power cut would, and start again."""
        pid = int((self.servers.postgres.data / "postmaster.pid").read_text().split()[0])
        postmaster = psutil.Process(pid)
        for process in (postmaster, *postmaster.children()):
            process.kill()
        psutil.wait_procs([postmaster], timeout=10)
        self.servers.postgres.start()

    def clicks(self) -> list[str]:
        with psycopg.connect(self.url("admin")) as admin:
            return [row[0].hex for row in admin.execute("SELECT id FROM tracking_click")]


@pytest.fixture
def cluster(scene: Scene, test_database: TestDatabase) -> Iterator[Cluster]:
    home = Home.default().child("test").child(f"crash-{os.getpid()}")
    servers = Servers(home, external=False)
    servers.postgres.start()
    try:
        servers.prepare_database()
        yield Cluster(servers)
    finally:
        servers.postgres.destroy()


async def load_and_crash(
    cluster: Cluster, codes: list[str], folder: Path, *, app: str, crashes: list[str]
) -> Crowd:
    """Load a server while its parts are killed one after another."""
    with serving_again(cluster, folder, app) as start:
        server = await asyncio.to_thread(start)
        crowd, until = Crowd(server.port, codes), asyncio.Event()
        visiting = asyncio.create_task(crowd.run(VISITORS, until))
        for part in crashes:
            await asyncio.sleep(0.7)
            if part == "postgres":
                await asyncio.to_thread(cluster.crash)
                await asyncio.to_thread(server.await_health)
            else:
                server.kill()
                server = await asyncio.to_thread(start, server.port)
        await asyncio.sleep(0.5)
        until.set()
        await visiting
        await asyncio.to_thread(server.stop)
    return crowd


class serving_again:
    """Start servers one after another and leave none behind."""

    def __init__(self, cluster: Cluster, folder: Path, app: str) -> None:
        self.given = (cluster.url("redirect"), folder, app)
        self.running: list[object] = []

    def __enter__(self) -> object:
        return self.start

    def start(self, port: int = 0) -> object:
        url, folder, app = self.given
        context = serving(url, folder, app=app, port=port)
        self.running.append(context)
        return context.__enter__()

    def __exit__(self, *error: object) -> None:
        for context in self.running:
            context.__exit__(None, None, None)  # type: ignore[attr-defined]


def assert_none_lost_none_doubled(crowd: Crowd, kept: list[str]) -> None:
    assert len(crowd.acknowledged) > 200
    assert set(crowd.acknowledged) - set(kept) == set()
    assert len(kept) == len(set(kept))
    assert len(crowd.acknowledged) == len(set(crowd.acknowledged))
    assert len(kept) <= crowd.sent


def test_no_acknowledged_click_is_lost_or_doubled_when_all_is_killed(
    scene: Scene, cluster: Cluster, test_database: TestDatabase, tmp_path: Path
) -> None:
    codes = [scene.link().code for _ in range(5)]
    cluster.fill(test_database)

    crowd = run(load_and_crash(cluster, codes, tmp_path, app=APP, crashes=["postgres", "server"]))

    assert_none_lost_none_doubled(crowd, cluster.clicks())


def test_control_a_server_that_answers_before_the_commit_loses_clicks(
    scene: Scene, cluster: Cluster, test_database: TestDatabase, tmp_path: Path
) -> None:
    """Twin: the order commit → answer is the guard."""
    codes = [scene.link().code for _ in range(5)]
    cluster.fill(test_database)

    crowd = run(
        load_and_crash(
            cluster,
            codes,
            tmp_path,
            app="tests.alliance.tracking.hasty:app",
            crashes=["postgres", "server", "server"],
        )
    )

    with pytest.raises(AssertionError, match="set"):
        assert_none_lost_none_doubled(crowd, cluster.clicks())


@pytest.mark.soak
def test_twenty_crashes_lose_nothing(
    scene: Scene, cluster: Cluster, test_database: TestDatabase, tmp_path: Path
) -> None:
    codes = [scene.link().code for _ in range(50)]
    cluster.fill(test_database)

    crowd = run(
        load_and_crash(cluster, codes, tmp_path, app=APP, crashes=["postgres", "server"] * 10)
    )

    assert_none_lost_none_doubled(crowd, cluster.clicks())


class DeafLane(Lane):
    """Commits each first time, then never hears the answer."""

    async def commit(self, batch: Batch) -> None:
        await super().commit(batch)
        raise ConnectionResetError("the answer was lost")


class StubbornLane(DeafLane):
    """Without the staging table: sends the same COPY again."""

    async def repeat(self, batch: Batch) -> None:
        await Lane.commit(self, batch)


def rows(number: int) -> list[tuple[UUID, bytes]]:
    """Rows as the server packs them."""
    from alliance.kernel.ids import new_id

    link = link_part(*(new_id() for _ in range(4)))
    rest = agent_part(Reason.NONE, Device.PHONE, 1) + address_part(2, "203.0.113.0")
    ids = [new_id() for _ in range(number)]
    return [(each, ROW_START + each.bytes + link + new_id().bytes + rest) for each in ids]


async def write(url: str, wanted: list[tuple[UUID, bytes]]) -> list[object]:
    """Write rows through a writer; return how each ended."""
    clicks = ClickWriter(environment.address(url), lanes=2, capacity=1_000)
    await clicks.open()
    waiting = [clicks.add((each.int >> 80) // 86_400_000, row) for each, row in wanted]
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    await clicks.close()
    return ended


def test_a_lost_answer_doubles_and_loses_nothing(
    test_database: TestDatabase,
    transactional_db: None,
    admin_connection: psycopg.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writer, "Lane", DeafLane)
    wanted = rows(700)

    ended = run(write(test_database.url("redirect"), wanted))

    assert set(ended) == {None}
    kept = admin_connection.execute("SELECT id FROM tracking_click ORDER BY id").fetchall()
    assert [row[0] for row in kept] == sorted(each for each, _ in wanted)
    assert admin_connection.execute("SELECT count(*) FROM tracking_clickstaging").fetchone() == (0,)


def test_control_the_same_copy_again_is_refused(
    test_database: TestDatabase, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twin: without staging a visitor whose click is kept gets no answer."""
    monkeypatch.setattr(writer, "Lane", StubbornLane)
    monkeypatch.setattr(writer, "PATIENCE_SECONDS", 0.2)

    ended = run(write(test_database.url("redirect"), rows(3)))

    assert {type(each) for each in ended} == {Unavailable}


def test_a_click_of_a_day_without_partition_is_kept(
    test_database: TestDatabase, transactional_db: None, admin_connection: psycopg.Connection
) -> None:
    [(_, row)] = rows(1)
    far = UUID("04000000-0000-7000-8000-000000000001")
    wanted = [(far, row[:6] + far.bytes + row[22:])]

    assert run(write(test_database.url("redirect"), wanted)) == [None]

    found = admin_connection.execute("SELECT tableoid::regclass::text, id FROM tracking_click")
    assert found.fetchall() == [("tracking_click_default", far)]
