"""People at their browsers: signing in through the screens, and what a page said meanwhile."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Response,
    ViewportSize,
    expect,
)

from alliance.local.home import REPOSITORY
from marketplace.demo.people import PASSWORD, DemoPerson
from marketplace.demo.story.http import TOTP_STEP, totp_code
from tests.browser.product import Product
from tests.screens import PHONE

WIDE: ViewportSize = {"width": 1440, "height": 900}
SCREENSHOTS = REPOSITORY / ".local" / "screenshots"


@dataclass
class Heard:
    """What pages of one person complained of, and every text the server sent them."""

    complaints: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)
    _data: set[str] = field(default_factory=set)

    def listen(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        by_design = "/_allauth/" in message.location["url"]  # 401 there means: one more step
        if message.type in ("error", "warning") and not by_design:
            self.complaints.append(f"{message.type}: {message.text[:300]}")

    def _on_response(self, response: Response) -> None:
        if response.url.endswith("/graphql/") and response.ok:
            self.answers.append(response)

    def data(self) -> set[str]:
        """Return every text the server has sent; answers to a page that is gone are lost."""
        while self.answers:
            with suppress(Error):
                self._data.update(_texts(self.answers.pop().json()))
        return self._data


@dataclass
class Seat:
    """A person's browser: one context, one page."""

    context: BrowserContext
    page: Page
    heard: Heard

    def go(self, path: str) -> Page:
        """Open an address afresh and wait until nothing loads any more."""
        self.page.goto(path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the network rests and no skeleton is left."""
        self.page.wait_for_load_state("networkidle")

    def picture(self, name: str) -> None:
        """Keep the page as it stands, wide and on a phone."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for size in (PHONE, WIDE):
            self.page.set_viewport_size(size)
            self.page.wait_for_timeout(120)
            target = SCREENSHOTS / f"{name}-{size['width']}.png"
            self.page.screenshot(path=target, full_page=True)


@dataclass
class Desk:
    """Seats people at browsers of their own; whoever has signed in stays so."""

    product: Product
    browser: Browser
    known: dict[str, Any] = field(default_factory=dict)

    def sit(self, state: Any = None, **more: Any) -> Seat:
        """Open a browser nobody has used, or one with a kept session."""
        context = self.browser.new_context(
            viewport=WIDE,
            base_url=self.product.address,
            locale="zh-CN",
            storage_state=state,
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        heard = Heard()
        heard.listen(page)
        return Seat(context, page, heard)

    def demo(self, person: DemoPerson) -> Seat:
        """Seat one of the demonstration's people, signed in through the screens."""
        if person.key in self.known:
            return self.sit(self.known[person.key])
        seat = self.sit()
        log_in(seat.page, person.email, PASSWORD, person.totp)
        self.known[person.key] = seat.context.storage_state()
        return seat


def log_in(page: Page, email: str, password: str, totp: str = "") -> None:
    """Log in as the screens ask for it, with the authenticator's number where there is one."""
    page.goto("/login")
    page.get_by_label("邮箱").fill(email)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
    if totp:
        _show_code(page, totp)
    expect(page.get_by_role("navigation", name="主菜单")).to_be_visible(timeout=15_000)


def _show_code(page: Page, secret: str) -> None:
    """A number is taken once: where the last half minute's has been used, wait for the next."""
    field = page.get_by_label("验证码", exact=True)
    for _ in range(3):
        field.fill(totp_code(secret))
        with page.expect_response(lambda answer: "/2fa/authenticate" in answer.url) as answer:
            page.get_by_role("button", name="继续", exact=True).click()
        if answer.value.ok:
            return
        time.sleep(TOTP_STEP - time.time() % TOTP_STEP + 0.2)
    raise AssertionError("the authenticator's number was refused three times")


def downloaded(page: Page, name: str) -> bytes:
    """Press the link of that name and return the file that comes."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def _texts(value: Any) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
