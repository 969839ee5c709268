"""Addresses of the web process: health, the console's page, mail, headers."""

from pathlib import Path

import pytest
from django.core.mail.backends.filebased import EmailBackend
from django.core.mail.message import EmailMessage as DjangoMessage
from django.test import Client

from alliance.config import health


@pytest.fixture
def everything_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in health.PROBES:
        monkeypatch.setitem(health.PROBES, name, lambda: None)


@pytest.fixture
def built(settings, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    (tmp_path / "index.html").write_text("<!doctype html><title>塘盟</title>")
    settings.FRONTEND_DIST = tmp_path
    return tmp_path


def test_health_is_200_when_every_part_answers(client: Client, everything_up: None) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok", "down": []})


@pytest.mark.parametrize("part", ["database", "broker", "worker", "redirect server"])
def test_health_names_the_part_that_is_down(
    client: Client, everything_up: None, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def fail() -> None:
        raise ConnectionError

    monkeypatch.setitem(health.PROBES, part, fail)

    response = client.get("/healthz")

    assert (response.status_code, response.json()["down"]) == (503, [part])


@pytest.mark.django_db
def test_worker_is_up_only_while_its_heart_beats() -> None:
    with pytest.raises(health.PartDown):
        health.PROBES["worker"]()

    health.beat()

    health.PROBES["worker"]()


@pytest.mark.django_db
def test_database_and_broker_answer_their_probes() -> None:
    health.PROBES["database"]()
    health.PROBES["broker"]()


@pytest.mark.parametrize("path", ["/", "/tasks/12?page=2", "/sign-up", "/healthy"])
def test_console_answers_every_other_address(client: Client, built: Path, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert "塘盟" in response.content.decode()
    assert response["Cache-Control"] == "no-cache"
    assert "csrftoken" in response.cookies


@pytest.mark.parametrize("path", ["/static/no.js", "/files/no", "/postbacks/no", "/_allauth/no"])
def test_machines_get_404_not_the_console(client: Client, built: Path, path: str) -> None:
    assert client.get(path).status_code == 404


def test_console_says_when_it_is_not_built(client: Client, settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.FRONTEND_DIST = tmp_path

    response = client.get("/")

    assert (response.status_code, b"make setup" in response.content) == (503, True)


def test_every_page_carries_the_security_headers(client: Client, built: Path) -> None:
    response = client.get("/")

    assert "script-src 'self';" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_sent_mail_is_listed_and_shown(client: Client, settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.EMAIL_FILE_PATH = tmp_path
    for number in (1, 2):
        mail = DjangoMessage(f"验证码 {number}", f"您的验证码 <{number}>", "a@x.cn", ["b@x.cn"])
        EmailBackend(file_path=str(tmp_path)).send_messages([mail])

    inbox = client.get("/dev/mail/").content.decode()
    name = inbox.split('href="')[1].split('/"')[0]
    shown = client.get(f"/dev/mail/{name}/").content.decode()

    assert "验证码 1" in inbox
    assert "验证码 2" in inbox
    assert "您的验证码 &lt;" in shown
    assert client.get("/dev/mail/nothing/").status_code == 404
