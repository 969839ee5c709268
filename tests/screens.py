"""Real Chromium for tests of screens: a signed-in page, two sizes, and pictures kept to look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from alliance.identity.models import Person
from alliance.tenancy.types import Actor
from tests.api.caller import Caller

CHROMIUM = "/usr/bin/chromium"
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one module's tests; each test opens contexts of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(
    chromium: Browser,
    live_server: LiveServer,
    actor: Actor,
    *,
    size: ViewportSize = WIDE,
) -> Page:
    """Return a page of a browser in which the actor's person is signed in."""
    context = chromium.new_context(
        viewport=size, base_url=live_server.url, locale="zh-CN", accept_downloads=True
    )
    person = Person.objects.get(pk=actor.person_id)
    person.set_password("a pond is calm")  # without one the console asks for it first
    person.save()
    cookie = Caller(actor).client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return context.new_page()


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page once it stands still."""
    folder = Path(settings.ENV.home) / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(900)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
