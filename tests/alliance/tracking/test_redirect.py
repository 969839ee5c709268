"""The redirect server over a real socket and a real database."""

import asyncio
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from alliance.kernel import clock
from alliance.local.testing import TestDatabase
from alliance.tenancy.context import acting
from alliance.tracking import services
from alliance.tracking.models import Click, Link
from alliance.tracking.states import Reason, Verdict
from tests.alliance.tracking.payloads import HEADERS, TARGETS
from tests.alliance.tracking.scene import HOST, WECHAT, Scene
from tests.alliance.tracking.server import Answer, Crowd, Server, fetch, get, run, serving


def clicks_of(scene: Scene) -> list[Click]:
    with acting(scene.operator):
        return list(Click.objects.order_by("id"))


def test_a_click_is_in_the_table_before_its_visitor_moves_on(scene: Scene, server: Server) -> None:
    link = scene.link(destination=f"https://{HOST}/tea?from=wechat#top")

    answer = get(server, f"/{link.code}")

    [click] = clicks_of(scene)
    assert answer.status == 302
    assert answer.location == f"https://{HOST}/tea?from=wechat&tm_click={click.id.hex}#top"
    assert answer.headers["cache-control"] == "no-store"
    assert (click.organization_id, click.brand_id) == (link.organization_id, link.brand_id)
    assert (click.alliance_id, click.link_id) == (link.alliance_id, link.id)
    assert (click.verdict, click.reason) == (Verdict.VALID, Reason.NONE)
    assert click.ip_network == "127.0.0.0"
    assert abs((clock.now() - click.occurred_at).total_seconds()) < 20


def test_the_visitor_is_known_again_by_a_cookie(scene: Scene, server: Server) -> None:
    first, second = scene.link(), scene.link()
    cookie = get(server, f"/{first.code}").headers["set-cookie"]
    again = get(server, f"/{second.code}", cookie=f"a=b; {cookie.partition(';')[0]}; c=d")

    one, other = clicks_of(scene)
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    assert "set-cookie" not in again.headers
    assert one.visitor == other.visitor
    assert one.visitor.hex in cookie


@pytest.mark.parametrize(
    "cookie", ["tm_v=x", "tm_v=" + "g" * 32, "tm_v=", "tm_v=" + "é" * 32, ";;"]
)
def test_a_forged_cookie_is_replaced(scene: Scene, server: Server, cookie: str) -> None:
    assert "tm_v=" in get(server, f"/{scene.link().code}", cookie=cookie).headers["set-cookie"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"agent": "Mozilla/5.0 (compatible; Baiduspider/2.0)"}, Reason.DECLARED_BOT),
        ({"agent": "facebookexternalhit/1.1"}, Reason.LINK_PREVIEW),
        ({"agent": ""}, Reason.UNKNOWN_AGENT),
        ({"method": "HEAD"}, Reason.HEAD_REQUEST),
        ({"sec_purpose": "prefetch"}, Reason.PREFETCH),
    ],
)
def test_what_is_no_visit_is_answered_and_kept_with_its_reason(
    scene: Scene, server: Server, given: dict[str, str], reason: Reason
) -> None:
    answer = get(server, f"/{scene.link().code}", **given)

    [click] = clicks_of(scene)
    assert (answer.status, answer.click) == (302, click.id.hex)
    assert (click.verdict, click.reason) == (Verdict.INVALID, reason)


def test_the_same_visitor_on_the_same_link_counts_once(scene: Scene, server: Server) -> None:
    link, other = scene.link(), scene.link()
    cookie = get(server, f"/{link.code}").headers["set-cookie"].partition(";")[0]
    for code in (link.code, link.code, other.code):
        get(server, f"/{code}", cookie=cookie)

    reasons = [(click.link_id, click.reason) for click in clicks_of(scene)]
    assert reasons == [
        (link.id, Reason.NONE),
        (link.id, Reason.NONE),
        (link.id, Reason.REPEATED),
        (other.id, Reason.NONE),
    ]


def test_unknown_codes_get_a_friendly_page_in_both_languages(server: Server) -> None:
    chinese = get(server, "/Unknown1")
    english = get(server, "/Unknown1", accept_language="en-GB,en")

    assert (chinese.status, english.status) == (404, 404)
    assert "没有找到这个链接" in chinese.body.decode()
    assert "This link was not found" in english.body.decode()
    assert chinese.location == english.location == ""


def test_a_code_made_after_it_was_asked_for_works_at_once(scene: Scene, server: Server) -> None:
    link = scene.link()
    with acting(scene.operator):
        Link.objects.filter(pk=link.pk).delete()
    assert get(server, f"/{link.code}").status == 404
    with acting(scene.operator):
        link.save(force_insert=True)
    wait_for(server, link, 302)


def test_a_change_holds_within_two_seconds(scene: Scene, server: Server) -> None:
    link = scene.link()
    assert get(server, f"/{link.code}").status == 302
    with acting(scene.owner):
        services.pause_link(scene.owner, link_id=link.id)
    paused = wait_for(server, link, 410)
    assert "暂停" in paused.body.decode()
    with acting(scene.owner):
        services.resume_link(scene.owner, link_id=link.id)
    wait_for(server, link, 302)
    scene.revoke_host()
    wait_for(server, link, 410)
    reasons = {click.reason for click in clicks_of(scene)}
    assert reasons == {Reason.NONE, Reason.LINK_PAUSED, Reason.HOST_NOT_VERIFIED}


def wait_for(server: Server, link: Link, status: int, seconds: float = 2.0) -> Answer:
    """Ask until the status is met; fails after two seconds."""
    deadline = time.monotonic() + seconds
    while True:
        answer = get(server, f"/{link.code}")
        if answer.status == status:
            return answer
        assert time.monotonic() < deadline, (answer.status, status)


def test_control_without_announcements_a_change_is_not_seen(
    scene: Scene, server: Server, owner_connection: psycopg.Connection
) -> None:
    """Twin: the trigger's NOTIFY is what carries the change."""
    link = scene.link()
    assert get(server, f"/{link.code}").status == 302
    owner_connection.execute("ALTER TABLE tracking_link DISABLE TRIGGER tracking_link_announced")
    try:
        with acting(scene.owner):
            services.pause_link(scene.owner, link_id=link.id)
        with pytest.raises(AssertionError):
            wait_for(server, link, 410)
    finally:
        owner_connection.execute("ALTER TABLE tracking_link ENABLE TRIGGER tracking_link_announced")


def test_an_expired_link_rests_on_the_minute(scene: Scene, server: Server) -> None:
    link = scene.link(expires_at=clock.now() + timedelta(seconds=1))
    assert get(server, f"/{link.code}").status == 302
    wait_for(server, link, 410)
    assert clicks_of(scene)[-1].reason == Reason.LINK_EXPIRED


def test_other_methods_and_the_health_page(scene: Scene, server: Server) -> None:
    link = scene.link()
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        refused = get(server, f"/{link.code}", method=method)
        assert (refused.status, refused.location) == (405, "")
    assert get(server, "/healthz").body == b'{"status":"ok"}'
    assert clicks_of(scene) == []


def test_no_payload_leaves_the_verified_hosts(scene: Scene, server: Server) -> None:
    link = scene.link(destination=f"https://{HOST}/p?a=1")
    answers = run(follow_all(server.port, link.code))

    assert len(answers) >= 80
    assert [payload for payload, answer in answers if leaves(answer)] == []
    assert sum(answer.status == 302 for _, answer in answers) >= 10


async def follow_all(port: int, code: str) -> list[tuple[object, Answer]]:
    found: list[tuple[object, Answer]] = []
    for payload in TARGETS:
        target = payload.replace("{code}", code).encode("utf-8").decode("latin-1")
        found.append((payload, await fetch_loosely(port, target)))
    for headers in HEADERS:
        found.append((headers, await fetch_loosely(port, f"/{code}", **headers)))
    return found


async def fetch_loosely(port: int, target: str, **headers: str) -> Answer:
    """A server may also hang up on what is no HTTP: that redirects nobody."""
    try:
        return await fetch(port, target, **headers)
    except (ConnectionError, ValueError, IndexError):
        return Answer(400)


def leaves(answer: Answer) -> bool:
    """Tell whether any reading of the Location is outside the verified host."""
    if not answer.location:
        return False
    parts = urlsplit(answer.location)
    plain = not any(each in answer.location for each in "\\\r\n\t ")
    return not (parts.scheme == "https" and parts.netloc == HOST and plain)


def test_control_a_destination_elsewhere_is_found(
    scene: Scene, server: Server, admin_connection: psycopg.Connection
) -> None:
    """Twin: with CHECK, key and proof gone, the same test sees visitors leave."""
    link = scene.link()
    with admin_connection.transaction():
        admin_connection.execute("SET LOCAL session_replication_role = replica")
        admin_connection.execute(
            "ALTER TABLE tracking_link DROP CONSTRAINT tracking_link_destination_on_host"
        )
        admin_connection.execute("UPDATE tracking_link SET destination = 'https://evil.example/'")
    try:
        assert leaves(get(server, f"/{link.code}"))
    finally:
        admin_connection.execute("DELETE FROM tracking_link")
        check = Path(services.__file__).with_name("migrations") / "0001_initial.py"
        restored = check.read_text().partition('_DESTINATION = """')[2].partition(";")[0]
        admin_connection.execute(restored.replace("\\\\\\\\", "\\\\").encode())


def test_the_definer_function_hides_what_is_not_proven(
    scene: Scene, redirect_connection: psycopg.Connection
) -> None:
    link = scene.link()
    look_up = "SELECT destination FROM tracking_resolve(%s)"
    assert redirect_connection.execute(look_up, [link.code]).fetchone() == (link.destination,)
    scene.revoke_host()
    assert redirect_connection.execute(look_up, [link.code]).fetchone() == (None,)


def test_a_full_queue_answers_503_at_once_and_keeps_its_promises(
    scene: Scene, test_database: TestDatabase, tmp_path: Path, owner_connection: psycopg.Connection
) -> None:
    link = scene.link()
    url = test_database.url("redirect")
    with serving(url, tmp_path, REDIRECT_CAPACITY="8", REDIRECT_LANES="1") as server:
        get(server, f"/{link.code}")
        partition = f"tracking_click_{clock.now():%Y%m%d}"
        with owner_connection.transaction():
            owner_connection.execute(f"LOCK TABLE {partition} IN EXCLUSIVE MODE".encode())
            answers, late = run(crowd_at_a_shut_door(server.port, link.code))
    refused = [answer for answer in answers if answer.status == 503]
    assert late < 1.5
    assert len(refused) >= 32
    assert {answer.headers["retry-after"] for answer in refused} == {"2"}
    assert len(clicks_of(scene)) >= 1


async def crowd_at_a_shut_door(port: int, code: str) -> tuple[list[Answer], float]:
    """Forty visitors while nothing can be committed; return what came within a second."""
    started = time.monotonic()
    waiting = [asyncio.create_task(fetch(port, f"/{code}")) for _ in range(40)]
    done, pending = await asyncio.wait(waiting, timeout=1.0)
    late = time.monotonic() - started
    for task in pending:
        task.cancel()
    return [task.result() for task in done], late


def test_a_stop_answers_everybody_who_waits(
    scene: Scene, test_database: TestDatabase, tmp_path: Path
) -> None:
    link = scene.link()
    with serving(test_database.url("redirect"), tmp_path) as server:
        crowd = Crowd(server.port, [link.code])
        run(crowd_until(crowd, 0.7, server.stop))
    ids = {click.id.hex for click in clicks_of(scene)}
    assert len(crowd.acknowledged) > 50
    assert set(crowd.acknowledged) <= ids


async def crowd_until(crowd: Crowd, seconds: float, event: object) -> None:
    until = asyncio.Event()
    visiting = asyncio.create_task(crowd.run(16, until))
    await asyncio.sleep(seconds)
    await asyncio.to_thread(event)  # type: ignore[arg-type]
    until.set()
    await visiting


def test_the_server_carries_no_django_and_no_broker() -> None:
    """In a process of its own: this one has loaded Django long ago."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, alliance.tracking.redirect;"
            "print(*{name.partition('.')[0] for name in sys.modules})",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert not {"django", "celery", "kombu", "redis", "graphene"} & set(told.stdout.split())


def test_agents_of_people_are_no_bots_to_the_server(scene: Scene, server: Server) -> None:
    get(server, f"/{scene.link().code}", agent=WECHAT)
    assert clicks_of(scene)[0].device == 1
