"""What the chapters of the walk share: who sits where, and what has been made so far."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from marketplace.demo.people import AGENCY, CHECKER, MAKER
from marketplace.demo.story.http import Browser as Client
from marketplace.demo.story.http import mailed_code
from tests.browser.people import Desk, Seat
from tests.browser.product import Product

PASSWORD = "a pond in the evening"
LONG = 60_000
"""Milliseconds to wait for the worker on a busy machine."""


@dataclass
class Stage:
    """One walk. Names carry a mark, so that two walks through one product do not meet."""

    desk: Desk
    owner: Seat
    brand: Seat
    agency: Seat
    maker: Seat
    checker: Seat
    mark: str = field(default_factory=lambda: secrets.token_hex(3))
    made: dict[str, str] = field(default_factory=dict)

    @classmethod
    def set(cls, desk: Desk) -> "Stage":
        """Seat five people: two unknown, three of the demonstration."""
        known = [desk.demo(person) for person in (AGENCY, MAKER, CHECKER)]
        return cls(desk, desk.sit(), desk.sit(), *known)

    @property
    def product(self) -> Product:
        return self.desk.product

    @property
    def owner_name(self) -> str:
        return f"听雨唱片{self.mark}"

    @property
    def brand_name(self) -> str:
        return f"听潮音乐{self.mark}"

    def email(self, who: str) -> str:
        return f"{who}-{self.mark}@walk.example"

    def in_days(self, days: int) -> str:
        return (self.product.today() + timedelta(days=days)).isoformat()

    def seats(self) -> tuple[Seat, ...]:
        return (self.owner, self.brand, self.agency, self.maker, self.checker)


def sign_up(stage: Stage, seat: Seat, who: str, name: str, kind: str, legal: str) -> None:
    """Sign up by e-mail code and password, leave TOTP for later, found an organization."""
    page, email = seat.page, stage.email(who)
    seat.go("/signup")
    page.get_by_label("邮箱").fill(email)
    page.get_by_role("button", name="发送验证码").click()
    code = page.get_by_label("邮件里的验证码")
    expect(code).to_be_visible()
    client = Client(stage.product.address)
    code.fill(mailed_code(client.http, email))
    client.close()
    page.get_by_role("button", name="继续").click()
    page.get_by_label("新密码").fill(PASSWORD)
    seat.picture(f"{who}-1-password")
    page.get_by_role("button", name="继续").click()
    expect(
        page.get_by_alt_text("两步验证二维码").or_(page.get_by_label("两步验证二维码"))
    ).to_be_visible()
    seat.picture(f"{who}-2-totp")
    page.get_by_role("button", name="以后再说").click()
    page.get_by_label("机构名称").fill(name)
    kinds = page.get_by_role("group", name="做什么")
    if kind != "流量主":
        kinds.get_by_role("checkbox", name=re.compile("^流量主")).uncheck()
        kinds.get_by_role("checkbox", name=re.compile(f"^{kind}")).check()
    page.get_by_text(legal, exact=True).click()
    seat.picture(f"{who}-3-organization")
    page.get_by_role("button", name="创建机构").click()
    expect(page.get_by_role("heading", name="首页", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name=name)).to_be_visible()
    seat.picture(f"{who}-4-home")


def choose(scope: Page | Locator, label: str, option: str, *, search: bool = False) -> None:
    """Choose from a list of antd's by its label; ``search`` types the option first."""
    box = scope.get_by_role("combobox", name=re.compile(f"^{label}"))
    box.click()
    if search:
        box.fill(option)
    page = scope if isinstance(scope, Page) else scope.page
    shown = page.locator(".ant-select-dropdown:visible .ant-select-item-option")
    shown.filter(has_text=option).first.click()


def confirm(page: Page, button: str) -> None:
    """Press the button of the sheet that asks once more, and see it go."""
    sheet = page.get_by_role("dialog").last
    sheet.get_by_role("button", name=button, exact=True).click()
    expect(sheet).to_be_hidden()


def asked_again(page: Page, button: str) -> None:
    """Press a button of the page, then the same one of the sheet that asks once more."""
    page.get_by_role("button", name=button, exact=True).click()
    confirm(page, button)


def confirm_host(operator: Seat, host: str) -> None:
    """The operator looks at a brand's host and confirms it, over GraphQL."""
    operator.go("/operator/verifications")
    client = as_client(operator)
    document = "{ verifiedHosts(first: 50, filter: {state: CLAIMED}) { nodes { id host } } }"
    found = client.ask(document)["verifiedHosts"]["nodes"]
    claimed = next(each["id"] for each in found if each["host"] == host)
    client.do("confirmHost", "verifiedHost { id }", hostId=claimed)
    client.close()


def as_client(seat: Seat) -> Client:
    """Return a plain HTTP client with the session of a person's browser."""
    address = seat.page.evaluate("location.origin")
    client = Client(address)
    for cookie in seat.context.cookies():
        client.http.cookies.set(cookie["name"], cookie["value"])
    client.organization = seat.page.evaluate("localStorage.getItem('tangmeng.organization')")
    return client


def region(page: Page, name: str) -> Locator:
    """Return the panel of that title."""
    return page.get_by_role("region", name=name, exact=True)


def until(seat: Seat, what: Locator, text: str) -> None:
    """Read the page again until a place on it shows a text the worker brings."""
    for _ in range(40):
        if text in (what.first.text_content() or "" if what.count() else ""):
            return
        seat.page.wait_for_timeout(700)
        seat.page.reload()
        seat.settle()
    expect(what.first).to_contain_text(text)
