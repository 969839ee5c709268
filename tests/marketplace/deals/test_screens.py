"""The market in real Chromium: a task posted, a listing invited, terms haggled over, a deal."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from alliance.kernel import clock
from alliance.tenancy.types import Actor
from tests.advertisers.tasks.makers import fill_wallet, verify_host
from tests.marketplace.deals.makers import make_market, make_screenshot_file
from tests.personas import make_brand, make_operator, make_owner
from tests.screens import PHONE, chromium, opened, picture  # noqa: F401
from tests.traffic_owners.audiences.makers import make_listing, make_profile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRAFT = "「广告」今年的明前龙井到了，群里报名有九折。"


@dataclass
class Market:
    """A brand with money and a host, an owner with a listing that suits."""

    brand: Actor
    owner: Actor


@pytest.fixture
def market() -> Market:
    operator = make_operator()
    brand = make_brand(operator, name="山野茶事")
    owner = make_owner(operator, name="西湖读书会")
    verify_host(operator, brand)
    fill_wallet(operator, brand, 600_000)
    make_listing(owner, title="读书会 · 群推荐", profile=make_profile(owner))
    return Market(brand, owner)


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select that can be searched."""
    page.get_by_role("combobox", name=label).fill(option)
    page.locator(".ant-select-item-option").filter(has_text=option).first.click()
    page.keyboard.press("Escape")


def press(scope: Page | Locator, name: str) -> None:
    """Press a button; antd puts a space between two Chinese characters."""
    spaced = re.compile(rf"^{' ?'.join(name)}$")
    scope.get_by_role("button", name=spaced).last.click()


def post_task(page: Page) -> str:
    """Write, fund and publish a task through the form; return its address."""
    page.set_default_timeout(10_000)
    today = clock.business_date(clock.now())
    page.goto("/brand/tasks/new")
    page.get_by_label("任务标题").fill("春茶上新分销")
    page.get_by_role("textbox", name="商品", exact=True).fill("明前龙井 250 g")
    choose(page, "类目", "食品")
    page.get_by_label("落地页").fill("https://shop.example.com/longjing")
    page.get_by_label("任务说明").fill("面向爱喝茶的家庭。")
    press(page, "下一步")
    choose(page, "地区", "广东")
    press(page, "下一步")
    page.get_by_label("佣金比例").fill("20")
    page.get_by_role("textbox", name="预算", exact=True).fill("5,000")
    page.get_by_label("名额").fill("2")
    page.get_by_label("开始日期").fill(today.isoformat())
    page.get_by_label("结束日期").fill((today + timedelta(days=30)).isoformat())
    press(page, "下一步")
    expect(page.get_by_label("广告标识")).to_have_value("「广告」")
    press(page, "保存草稿")

    expect(page.get_by_role("heading", name="春茶上新分销")).to_be_visible()
    press(page, "托管预算")
    press(page.get_by_role("dialog"), "托管预算")
    expect(page.get_by_label("任务资金")).to_contain_text("托管中¥5,000.00")
    press(page, "发布")
    press(page.get_by_role("dialog"), "发布")
    expect(page.get_by_role("main")).to_contain_text("流量主可以看到并申请")
    return page.url


def test_task_is_posted_funded_and_ranked(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    page = opened(chromium, live_server, market.brand)
    address = post_task(page)
    page.goto(address)
    press(page, "查看得分")
    card = page.get_by_role("list", name="匹配的挂牌").get_by_role("listitem").first
    expect(card).to_contain_text("受众契合")
    expect(card).to_contain_text("符合定向：地区 100%")
    picture(page, "task-ranked")

    page.goto("/brand/tasks")
    expect(page.get_by_role("row").filter(has_text="春茶上新分销")).to_contain_text("进行中")


def test_step_with_an_empty_field_does_not_pass(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    page = opened(chromium, live_server, market.brand)
    page.goto("/brand/tasks/new")
    press(page, "下一步")
    expect(page.get_by_text("必填").first).to_be_visible()
    expect(page.get_by_label("任务标题")).to_be_visible()


def test_invitation_counter_offer_deal_draft_and_proof(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
    tmp_path: Path,
) -> None:
    brand = opened(chromium, live_server, market.brand)
    post_task(brand)
    brand.get_by_role("button", name="邀请 读书会").click()
    sheet = brand.get_by_role("dialog")
    sheet.get_by_label("留言").fill("想请你试试春茶")
    press(sheet, "发出邀请")
    expect(brand.get_by_role("list", name="匹配的挂牌")).to_contain_text("协商中")

    owner = opened(chromium, live_server, market.owner)
    owner.goto("/invitations?mine=yes")
    owner.get_by_role("link", name="春茶上新分销").click()
    press(owner.get_by_role("dialog"), "还价")
    owner.get_by_label("佣金比例").fill("25")
    press(owner.get_by_role("dialog").last, "提交还价")
    expect(owner.get_by_role("list", name="各版条件")).to_contain_text("第 2 版")
    picture(owner, "negotiation")

    brand.goto("/brand/negotiations?mine=yes")
    brand.get_by_role("link", name="春茶上新分销").click()
    press(brand.get_by_role("dialog"), "接受")
    press(brand.locator(".ant-modal").last, "接受")  # the confirmation, above the sheet
    expect(brand).to_have_url(re.compile("/brand/deals/"))
    expect(brand.get_by_role("main")).to_contain_text("25%")
    expect(brand.get_by_role("img", name="链接的二维码")).to_be_visible()
    deal = brand.url.rsplit("/", 1)[1]

    owner.goto(f"/deals/{deal}")
    owner.get_by_label("文案").fill("今年的明前龙井到了")
    press(owner, "提交审稿")
    expect(owner.get_by_role("main")).to_contain_text("文案缺少「广告」标识")
    owner.get_by_label("文案").fill(DRAFT)
    press(owner, "提交审稿")
    expect(owner.get_by_role("list", name="各版稿件")).to_contain_text("第 1 稿")

    brand.reload()
    brand.get_by_label("修改意见").fill("请写上产地")
    press(brand, "要求修改")
    expect(brand.get_by_role("list", name="各版稿件")).to_contain_text("修改意见：请写上产地")
    owner.reload()
    owner.get_by_label("文案").fill(f"{DRAFT}产地：西湖。")
    press(owner, "提交审稿")
    brand.reload()
    press(brand, "通过")
    expect(brand.get_by_role("list", name="各版稿件")).to_contain_text("已通过")

    owner.reload()
    owner.get_by_label("发布链接").fill("https://mp.weixin.qq.com/s/abc")
    owner.locator("input[type=file]").last.set_input_files(make_screenshot_file(tmp_path))
    expect(owner.get_by_text("已上传")).to_be_visible()
    press(owner, "提交证明")
    expect(owner.get_by_role("main")).to_contain_text("与稿件相符")

    brand.reload()
    press(brand, "确认发布")
    expect(brand.get_by_role("list", name="动态")).to_contain_text("发布已核实")
    picture(brand, "deal")


def test_owner_finds_the_task_ranked_and_applies(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    post_task(opened(chromium, live_server, market.brand))
    owner = opened(chromium, live_server, market.owner)
    owner.goto("/tasks")
    row = owner.get_by_role("row").filter(has_text="春茶上新分销")
    expect(row).to_contain_text("山野茶事")
    row.get_by_role("button").click()
    expect(owner.get_by_role("dialog")).to_contain_text("按挂牌「读书会 · 群推荐」计算")
    owner.get_by_role("dialog").get_by_role("link", name="查看任务").click()
    press(owner, "申请合作")
    press(owner.get_by_role("dialog"), "提交申请")
    expect(owner.get_by_role("main")).to_contain_text("你的协商")
    owner.reload()
    expect(owner.get_by_role("main")).to_contain_text("协商中")
    picture(owner, "open-task")


def test_in_english_only_peoples_own_words_stay_chinese(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
    market: Market,
) -> None:
    post_task(opened(chromium, live_server, market.brand))
    page = opened(chromium, live_server, market.owner, size=PHONE)
    page.goto("/tasks")
    page.evaluate("localStorage.setItem('tangmeng.language', 'en')")
    page.goto("/tasks")
    expect(page.get_by_role("heading", name="Open tasks")).to_be_visible()
    page.get_by_role("link", name="春茶上新分销").click()
    expect(page.get_by_role("main")).to_contain_text("Why it fits")
    left = page.get_by_role("main").inner_text()
    for own in (
        "春茶上新分销",
        "山野茶事",
        "明前龙井 250 g",
        "面向爱喝茶的家庭。",
        "「广告」",
        "读书会 · 群推荐",
    ):
        left = left.replace(own, "")
    assert re.findall(r"[\u3400-\u9fff]+", left) == []
    picture(page, "open-task-en-phone")


def test_operator_rules_on_a_contested_publication(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
) -> None:
    made = make_market()
    deal = made.published_deal()
    brand = opened(chromium, live_server, made.brand)
    brand.goto(f"/brand/deals/{deal.id}")
    press(brand, "提出争议")
    brand.get_by_role("dialog").get_by_label("理由").fill("页面打不开")
    press(brand.get_by_role("dialog"), "提出争议")
    expect(brand.get_by_role("main")).to_contain_text("有争议")

    desk = opened(chromium, live_server, made.operator)
    desk.goto("/operator/deals?state=DISPUTED")
    desk.get_by_role("link", name="春茶上新分销").click()
    expect(desk.get_by_role("main")).to_contain_text("页面打不开")
    press(desk, "裁定争议")
    desk.get_by_label("已交付", exact=True).check()
    desk.get_by_role("dialog").get_by_label("理由").fill("已核实可以打开")
    press(desk.get_by_role("dialog"), "作出裁定")
    expect(desk.get_by_role("list", name="动态")).to_contain_text("争议已裁定")
    brand.reload()
    expect(brand.get_by_role("main")).to_contain_text("已核实")
