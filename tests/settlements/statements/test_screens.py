"""The money's last steps in real Chromium: earnings, closing a period, the statement's answer."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from alliance.jobs.services import run_pending
from alliance.kernel import clock
from tests.screens import PHONE, chromium, opened, picture  # noqa: F401
from tests.settlements.sharing.world import HOLD, ORDERED, World, make_world
from tests.settlements.statements.months import close_month

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world() -> World:
    """Orders over a month: some paid out by now, some still on hold."""
    made = make_world(50_000_000)
    for number in range(28):
        made.accrue(
            f"XH-{20261001 + number}",
            180_000 + 9_137 * number,
            at=ORDERED + timedelta(days=number % 20, hours=number),
        )
    made.refund("XH-20261004", 60_000)
    made.mature(ORDERED + HOLD)
    return made


def test_an_owner_sees_the_money_in_each_state(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    world: World,
) -> None:
    page = opened(chromium, live_server, world.owner)
    page.goto("/earnings")
    figures = page.get_by_label("各状态的金额")
    # 28 orders: what the refund took is off, and the first one has matured.
    expect(figures).to_contain_text("¥59,427.23")
    expect(figures).to_contain_text("¥1,296.00")
    expect(page.get_by_role("row")).to_have_count(26)
    picture(page, "earnings")

    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_role("row")).to_have_count(4)
    page.reload()
    expect(page.get_by_role("row")).to_have_count(4)

    page.goto("/earnings?state=PAYABLE")
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("table")).to_contain_text("1,296.00")


def test_an_operator_opens_and_closes_a_period(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    world: World,
) -> None:
    page = opened(chromium, live_server, world.operator)
    page.goto("/operator/periods")
    page.get_by_role("button", name="新建账期").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("第一天").fill("2026-10-01")
    sheet.get_by_label("最后一天").fill("2026-10-31")
    sheet.get_by_role("button", name="新 建").or_(
        sheet.get_by_role("button", name="新建", exact=True)
    ).click()
    row = page.get_by_role("row").filter(has_text="2026-10-01 – 2026-10-31")
    expect(row).to_contain_text("进行中")

    # The same days again are refused, and the reason stands beside the field.
    page.get_by_role("button", name="新建账期").click()
    sheet.get_by_label("第一天").fill("2026-10-15")
    sheet.get_by_label("最后一天").fill("2026-11-14")
    sheet.get_by_role("button").last.click()
    expect(sheet).to_contain_text("与已有账期重叠")
    sheet.get_by_role("button", name="取 消").or_(sheet.get_by_role("button", name="取消")).click()

    row.get_by_role("button").click()
    picture(page, "period-close")
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(row).to_contain_text("关账中")
    run_pending(clock.now())  # the worker's part
    expect(row).to_contain_text("已关账", timeout=15_000)
    expect(row).to_contain_text("3 / 3")
    picture(page, "periods")
    page.reload()
    expect(row).to_contain_text("已关账")

    row.get_by_role("link", name="3 份").click()
    expect(page.get_by_role("row")).to_have_count(4)
    expect(page.get_by_label("本账期合计")).to_contain_text("¥862.74")
    picture(page, "operator-statements")


def test_a_party_reads_downloads_and_confirms_its_statement(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    world: World,
) -> None:
    close_month(world)
    page = opened(chromium, live_server, world.owner)
    page.goto("/statements")
    page.get_by_role("table").get_by_role("link").click()
    expect(page.get_by_label("各项合计")).to_contain_text("¥41,334.99")
    expect(page.get_by_role("region", name="税款是怎样算出的")).to_contain_text("¥28,758.19")
    expect(page.get_by_role("row")).to_have_count(22)
    picture(page, "statement")
    for kind, start in (("PDF", b"%PDF"), ("XLSX", b"PK"), ("CSV", b"\xef\xbb\xbf")):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"下载 {kind} 文件").click()
        assert Path(download.value.path()).read_bytes().startswith(start)

    page.get_by_role("button", name="提出异议").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("理由").fill("第 7 行退款与订单不符")
    sheet.get_by_role("button").last.click()
    expect(page.get_by_role("alert")).to_contain_text("第 7 行退款与订单不符")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("第 7 行退款与订单不符")
    picture(page, "statement-disputed")

    page.get_by_role("button", name="确认无误").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator("header").filter(has_text="对账单")).to_contain_text("已确认")
    page.reload()
    expect(page.get_by_role("button", name="确认无误")).to_have_count(0)


@pytest.mark.parametrize("path", ["/earnings", "/statements"])
def test_a_phone_shows_cards(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    world: World,
    path: str,
) -> None:
    close_month(world)
    page = opened(chromium, live_server, world.owner, size=PHONE)
    page.goto(path)
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.get_by_role("listitem").first).to_be_visible()
    picture(page, f"phone{path.replace('/', '-')}")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
