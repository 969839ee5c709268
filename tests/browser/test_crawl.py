"""Every route of the console, as each persona, wide and on a phone, in both languages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import ViewportSize, expect

from alliance.local.home import REPOSITORY
from marketplace.demo.people import AGENCY, BRAND, CHECKER, MAKER, OWNER, DemoPerson
from tests.browser.looks import barriers, chinese_left, overflow
from tests.browser.people import WIDE, Desk, Seat
from tests.screens import PHONE

pytestmark = pytest.mark.browser

ROUTES = REPOSITORY / "frontend" / "src" / "routes" / "_console"
SHARED = ("/account", "/organization")
NOWHERE = "/nowhere"
PERSONAS = {"owner": OWNER, "agency": AGENCY, "brand": BRAND, "maker": MAKER}
WITHOUT_ANY = {"/brand/statements/$id": "00000000-0000-7000-8000-000000000000"}
"""Brands are given no statement: what is shown is that there is none by this id."""
CHECKER_WORKS_AT = ("/operator/home", "/operator/approvals", "/operator/payouts")


def console_routes() -> list[str]:
    """Return every address the console's route files declare; `$id` stands for one thing."""
    names = [path.name.partition(".ts")[0] for path in ROUTES.glob("*.ts*")]
    paths = {"/" + name.replace(".", "/").removesuffix("/index") for name in names}
    return [*sorted(paths - {"/index", "/$"}), NOWHERE]


def routes_of(key: str) -> list[str]:
    """Return the routes a persona walks; shared ones are everybody's."""
    side = "operator" if key == "maker" else key
    return [path for path in console_routes() if path in SHARED or side_of(path) == side]


def side_of(path: str) -> str:
    """Return whose side a route belongs to, as the menu has it."""
    first = path.split("/")[1]
    return first if first in ("brand", "agency", "operator") else "owner"


def test_no_route_is_left_out() -> None:
    walked = {path for key in PERSONAS for path in routes_of(key)}
    assert walked == set(console_routes())
    assert len(walked) > 50


@pytest.mark.parametrize("key", PERSONAS)
def test_every_page_is_sound(desk: Desk, key: str) -> None:
    _assert_sound(desk, PERSONAS[key], routes_of(key))


def test_the_checkers_pages_are_sound(desk: Desk) -> None:
    _assert_sound(desk, CHECKER, list(CHECKER_WORKS_AT))


def _assert_sound(desk: Desk, person: DemoPerson, routes: list[str]) -> None:
    seat = desk.demo(person)
    flaws = [f"{path}: {flaw}" for path in routes for flaw in _flaws(seat, path)]
    seat.context.close()
    assert not flaws, "\n".join(flaws)


def _flaws(seat: Seat, path: str) -> Iterator[str]:
    """Open a route afresh, look at it in Chinese and English; yield what is wrong with it."""
    address = _address(seat, path)
    if address is None:
        yield "its list leads nowhere"
        return
    seat.go(address)
    yield from _fits(seat, PHONE, axe=True)
    yield from _fits(seat, WIDE, axe=True)
    _speak(seat, "切换到英文", "en")
    yield from _fits(seat, WIDE)
    yield from (f"Chinese: {words!r}" for words in chinese_left(seat.page, seat.heard.data()))
    yield from _fits(seat, PHONE)
    seat.page.set_viewport_size(WIDE)
    seat.page.evaluate("localStorage.removeItem('tangmeng.language')")
    while seat.heard.complaints:
        yield seat.heard.complaints.pop(0)


def _address(seat: Seat, path: str) -> str | None:
    """Return where a route leads: `$id` is the first thing its list links to."""
    if not path.endswith("/$id"):
        return path
    folder = path.removesuffix("/$id")
    if path in WITHOUT_ANY:
        return f"{folder}/{WITHOUT_ANY[path]}"
    if not seat.page.url.rstrip("/").endswith(folder):
        seat.go(folder)
    links = seat.page.locator(f"main a[href^='{folder}/']")
    for number in range(links.count()):
        address = links.nth(number).get_attribute("href") or ""
        if re.fullmatch(rf"{folder}/[^/?]{{8,}}", address):
            return address
    return None


def _fits(seat: Seat, size: ViewportSize, *, axe: bool = False) -> Iterator[str]:
    seat.page.set_viewport_size(size)
    seat.page.wait_for_timeout(60)
    width = size["width"]
    if (too_wide := overflow(seat.page)) > 0:
        yield f"{too_wide} px too wide at {width}"
    if axe:
        yield from (f"axe at {width}: {found}" for found in barriers(seat.page))


def _speak(seat: Seat, button: str, language: str) -> None:
    seat.page.get_by_role("button", name=button).first.click()
    expect(seat.page.locator("html")).to_have_attribute("lang", language)
    seat.settle()
