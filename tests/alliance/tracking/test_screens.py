"""Links and clicks in real Chromium: handing a link out, following it, seeing what came of it."""

import contextlib
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Error, Page, expect
from pytest_django.live_server_helper import LiveServer

from alliance.kernel import clock
from alliance.tenancy.context import acting
from alliance.tracking.models import Click, Link
from tests.alliance.tracking.scene import HOST, WECHAT, Scene, click_on
from tests.alliance.tracking.server import Server
from tests.screens import PHONE, chromium, opened, picture  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def link(scene: Scene) -> Link:
    """A link with a coupon code, twelve people's clicks and a crawler's."""
    made = scene.link(destination=f"https://{HOST}/tea")
    scene.coupon(made, "TEA88")
    now = clock.now()
    for number in range(12):
        click_on(scene, made, at=now - timedelta(hours=number + 1))
    click_on(scene, made, at=now - timedelta(hours=3), agent="Googlebot/2.1")
    return made


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Page]:  # noqa: F811
    """Somebody on WeChat."""
    context = chromium.new_context(user_agent=WECHAT, viewport=PHONE, locale="zh-CN")
    yield context.new_page()
    context.close()


def follow(visitor: Page, server: Server, link: Link) -> str:
    """Follow a link and return where the browser went; the shop itself exists in no test."""
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    with contextlib.suppress(Error):
        visitor.goto(f"http://127.0.0.1:{server.port}/{link.code}")
    return asked[-1]


def test_a_scanned_code_leads_to_the_shop_and_is_counted(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    scene: Scene,
    link: Link,
    server: Server,
    visitor: Page,
) -> None:
    page = opened(chromium, live_server, scene.owner)
    page.goto("/links")
    page.get_by_role("table").get_by_role("link").click()
    expect(page.get_by_label("近30天点击合计")).to_contain_text("13")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 PNG 格式的二维码").click()
    [code] = zxingcpp.read_barcodes(Image.open(Path(download.value.path())))
    assert code.text.endswith(f"/{link.code}")
    picture(page, "link")

    shop = follow(visitor, server, link)

    assert shop.startswith(f"https://{HOST}/tea?tm_click=")
    click = shop.rpartition("=")[2]
    with acting(scene.owner):
        assert Click.objects.get(pk=click).verdict == 0
    page.reload()
    expect(page.get_by_label("近30天点击合计")).to_contain_text("14")
    expect(page.get_by_role("table")).to_contain_text("101 自报的爬虫或程序")


def test_a_drawing_can_be_downloaded_and_opened(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    scene: Scene,
    link: Link,
    visitor: Page,
) -> None:
    page = opened(chromium, live_server, scene.owner)
    page.goto("/links")
    page.get_by_role("table").get_by_role("link").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 SVG 格式的二维码").click()

    visitor.set_content(Path(download.value.path()).read_text())
    shot = Image.open(io.BytesIO(visitor.screenshot()))
    assert [each.text.endswith(link.code) for each in zxingcpp.read_barcodes(shot)] == [True]


def test_a_brand_pauses_a_link_and_adds_a_code(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    scene: Scene,
    link: Link,
    server: Server,
    visitor: Page,
) -> None:
    page = opened(chromium, live_server, scene.brand)
    page.goto("/brand/links")
    page.get_by_role("table").get_by_role("link").click()
    page.get_by_role("button", name="新增优惠码").click()
    page.get_by_label("优惠码").last.fill("tea 88")
    page.get_by_role("button", name="生成").or_(page.get_by_role("button", name="生 成")).click()
    expect(page.get_by_text("优惠码 TEA88 已被使用")).to_be_visible()
    page.get_by_label("优惠码").last.fill("spring26")
    page.get_by_role("button", name="生成").or_(page.get_by_role("button", name="生 成")).click()
    expect(page.get_by_text("SPRING26")).to_be_visible()

    page.get_by_role("button", name="暂停链接").click()
    picture(page, "link-pause")
    page.get_by_role("dialog").get_by_role("button", name="暂停链接").click()
    expect(page.get_by_text("已暂停").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="恢复链接")).to_be_visible()
    expect(page.get_by_text("SPRING26")).to_be_visible()

    follow(visitor, server, link)
    expect(visitor.get_by_role("heading")).to_have_text("这个链接已暂停或到期")
    picture(visitor, "link-resting")


def test_an_operator_sees_every_click_in_english_and_filters_by_reason(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    scene: Scene,
    link: Link,
) -> None:
    page = opened(chromium, live_server, scene.operator)
    page.goto("/operator/clicks?reason=DECLARED_BOT")
    page.get_by_role("button", name="切换到英文").click()
    expect(page.get_by_role("heading", name="Clicks", exact=True)).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("table")).to_contain_text("101 A program by its own words")
    picture(page, "clicks-en")


def test_a_phone_shows_cards(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    scene: Scene,
    link: Link,
) -> None:
    page = opened(chromium, live_server, scene.owner, size=PHONE)
    page.goto("/links")
    page.get_by_role("listitem").get_by_role("link").first.click()
    expect(page.get_by_role("img", name=re.compile("二维码"))).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    picture(page, "phone-link")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
