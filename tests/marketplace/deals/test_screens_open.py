"""Sheets, steps and forms of the market, which no crawl of addresses opens: open to everyone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.looks import barriers, overflow
from tests.marketplace.deals.makers import Market, make_market
from tests.screens import PHONE, WIDE, chromium, opened  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOW_STEP = """at => document.querySelectorAll('form > div:not([class])')
  .forEach((step, index) => { step.hidden = index !== at; })"""


@pytest.fixture
def market() -> Market:
    return make_market()


def flaws(page: Page, place: str) -> Iterator[str]:
    """Yield what is wrong with the page as it stands, at a desk and on a phone."""
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.wait_for_timeout(600)
        width = size["width"]
        yield from (f"{place} at {width}: {barrier}" for barrier in barriers(page))
        if wider := overflow(page):
            yield f"{place} at {width}: {wider} px too wide"
    page.set_viewport_size(WIDE)


def test_steps_of_a_new_task(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    page = opened(chromium, live_server, market.brand)
    page.goto(f"/brand/tasks/{market.task.id}")
    expect(page.get_by_role("heading", name="春茶上新分销")).to_be_visible()
    page.get_by_role("button", name="追加预算").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found = list(flaws(page, "add budget"))
    page.goto("/brand/tasks/new")
    expect(page.get_by_label("任务标题")).to_be_visible()
    for step in range(4):
        found += flaws(page, f"step {step + 1}")
        page.evaluate(SHOW_STEP, step + 1)
    assert found == []


def test_sheets_of_both_sides(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    brand = opened(chromium, live_server, market.brand)
    brand.goto(f"/brand/tasks/{market.task.id}")
    brand.get_by_role("button", name="查看得分").first.click()
    brand.get_by_role("button", name="邀请").last.click()
    expect(brand.get_by_role("dialog")).to_contain_text("投放形式")
    found = list(flaws(brand, "invitation"))

    talk = market.invite()
    owner = opened(chromium, live_server, market.owner)
    owner.goto(f"/invitations?open={talk.id}")
    expect(owner.get_by_role("dialog")).to_contain_text("第 1 版")
    found += flaws(owner, "negotiation")
    assert found == []


def test_a_deal_at_each_desk(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    deal = market.deal()
    owner = opened(chromium, live_server, market.owner)
    owner.goto(f"/deals/{deal.id}")
    expect(owner.get_by_label("文案")).to_be_visible()
    found = list(flaws(owner, "draft"))
    market.submit(deal)
    brand = opened(chromium, live_server, market.brand)
    brand.goto(f"/brand/deals/{deal.id}")
    expect(brand.get_by_label("修改意见")).to_be_visible()
    found += flaws(brand, "review")
    market.approve(deal)
    owner.reload()
    expect(owner.get_by_label("发布链接")).to_be_visible()
    found += flaws(owner, "proof")
    assert found == []


def test_pages_of_each_persona(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    deal = market.published_deal()
    pages = {
        market.operator: ("/operator/hosts", "/operator/deals", f"/operator/deals/{deal.id}"),
        market.brand: ("/brand/tasks", "/brand/negotiations", "/brand/profile", "/brand/deals"),
        market.owner: ("/tasks", f"/tasks/{market.task.id}", "/invitations", "/deals"),
    }
    found: list[str] = []
    for actor, addresses in pages.items():
        page = opened(chromium, live_server, actor)
        for address in addresses:
            page.goto(address)
            expect(page.get_by_role("main").get_by_role("heading").first).to_be_visible()
            found += flaws(page, address)
    assert found == []
