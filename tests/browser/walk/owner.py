"""Chapter one: an owner proves an audience and lists it; the agency signs the owner."""

from playwright.sync_api import Page, expect

from alliance.local.home import REPOSITORY
from marketplace.demo.people import AGENCY
from tests.browser.people import Seat
from tests.browser.walk.stage import (
    LONG,
    Stage,
    asked_again,
    choose,
    confirm,
    region,
    sign_up,
)

PURCHASES = REPOSITORY / "tests" / "data" / "cdnow_sample.txt"
CHANNELS = (("微信群", "乐迷群", "486"), ("公众号", "乐迷周刊", "12400"))


def signs_up_and_registers(stage: Stage) -> None:
    sign_up(stage, stage.owner, "owner", stage.owner_name, "流量主", "个人")
    for carrier, name, count in CHANNELS:
        _register(stage, carrier, name, count)


def _register(stage: Stage, carrier: str, name: str, count: str) -> None:
    page = stage.owner.go("/channels")
    page.get_by_role("button", name="登记渠道").first.click()
    sheet = page.get_by_role("dialog")
    choose(sheet, "载体", carrier, search=True)
    sheet.get_by_label("名称").fill(f"{name}{stage.mark}")
    sheet.get_by_label("账号").fill(f"records-{stage.mark}-{count}")
    sheet.get_by_label("人数", exact=True).fill(count)
    confirm(page, "登记")
    heading = page.get_by_role("heading", name=f"{name}{stage.mark}")
    expect(heading).to_be_visible()
    page.reload()
    expect(heading).to_be_visible()
    stage.made[name] = page.url


def imports_buyers(stage: Stage) -> None:
    """A real shop's purchases: a dry run, then the run, with its progress."""
    page = stage.owner.go("/members/import")
    page.get_by_role("radiogroup", name="文件内容").get_by_text("购买记录").click()
    page.locator("input[type=file]").set_input_files(PURCHASES)
    for field, column in (
        ("客户编号（必填）", "1"),
        ("购买日期（必填）", "3"),
        ("金额（必填）", "5"),
    ):
        expect(page.get_by_role("combobox", name=field)).to_be_visible()
        _expect_chosen(page, field, column)
    choose(page, "金额币种", "USD")
    stage.owner.picture("owner-5-mapping")
    page.get_by_role("button", name="试跑").click()
    checked = region(page, "试跑结果")
    expect(checked).to_contain_text("6,919", timeout=LONG)
    page.reload()
    expect(checked).to_contain_text("6,919")
    page.get_by_role("button", name="正式导入").click()
    done = region(page, "导入完成")
    expect(done).to_contain_text("6,919", timeout=LONG)
    page.reload()
    expect(done).to_contain_text("2,357")
    stage.owner.picture("owner-6-imported")


def _expect_chosen(page: Page, field: str, column: str) -> None:
    """The guess stands in the form already."""
    item = page.locator(".ant-form-item").filter(has=page.get_by_role("combobox", name=field))
    expect(item).to_contain_text(column)


def gets_a_profile(stage: Stage) -> None:
    page = stage.owner.go("/audience")
    page.get_by_role("button", name="更新画像").click()
    size = page.get_by_role("main")
    expect(size).to_contain_text("2,357", timeout=LONG)
    page.reload()
    expect(size).to_contain_text("2,357")
    expect(page.locator("main canvas, main svg[role=img], main [role=img]").first).to_be_visible()
    stage.owner.picture("owner-7-audience")


def is_represented(stage: Stage) -> None:
    """The agency offers a contract with a fifth for itself; the owner agrees."""
    page = stage.agency.go("/agency/owners")
    page.get_by_role("button", name="邀请流量主").first.click()
    sheet = page.get_by_role("dialog")
    choose(sheet, "流量主", stage.owner_name, search=True)
    sheet.get_by_label("生效日").fill(stage.in_days(0))
    confirm(page, "发出邀请")
    page.reload()
    row = page.get_by_role("row").filter(has_text=stage.owner_name)
    expect(row).to_contain_text("待确认")

    page = stage.owner.go("/represented")
    page.get_by_role("button", name="接受", exact=True).click()
    stage.owner.picture("owner-8-contract")
    confirm(page, "接受")
    page.reload()
    expect(page.get_by_role("row").filter(has_text="20%")).to_contain_text("生效中")
    stage.agency.go("/agency/owners")
    expect(row).to_contain_text("生效中")
    stage.agency.picture(f"{AGENCY.key}-1-owners")


def proves_a_channel(stage: Stage) -> None:
    """A code in the channel's bio; the operator confirms it: L1."""
    page = stage.owner.page
    page.goto(stage.made["乐迷群"])
    page.get_by_role("button", name="领取验证码").click()
    code = region(page, "归属验证").locator("code").first
    expect(code).to_be_visible()
    shown = code.text_content() or ""
    page.get_by_role("button", name="已放好，请求核对").click()
    expect(region(page, "归属验证")).to_contain_text("等待运营方核对")
    stage.owner.picture("owner-9-proof")

    desk = stage.maker.go("/operator/verifications")
    row = desk.get_by_role("row").filter(has_text=shown)
    row.get_by_role("button", name="通过", exact=True).click()
    stage.maker.picture("maker-1-verification")
    confirm(desk, "通过")
    expect(row).to_have_count(0)

    page.reload()
    expect(region(page, "归属验证")).to_contain_text("核对通过")
    expect(page.get_by_text("L1 已验证归属").first).to_be_visible()


def lists_both(stage: Stage) -> None:
    stage.made["listing"] = _list(stage.owner, stage, "乐迷群", "推荐位一")
    stage.made["second listing"] = _list(stage.owner, stage, "乐迷周刊", "推荐位二")
    stage.owner.picture("owner-10-listing")


def _list(owner: Seat, stage: Stage, channel: str, title: str) -> str:
    """Write an offer with a flat price, one for a click and a share of sales; publish it."""
    title = f"{title} {stage.mark}"
    page = owner.go("/listings/new")
    choose(page, "渠道", f"{channel}{stage.mark}")
    choose(page, "类目", "图书", search=True)
    page.get_by_label("标题").fill(title)
    page.get_by_label("说明").fill("二十年老店的乐迷，爱买也爱分享。")
    page.get_by_label("每周可接次数").fill("5")
    for number, (model, label, price) in enumerate(
        (
            ("一口价", "一口价", "800"),
            ("按点击 CPC", "每次点击", "0.90"),
            ("按销售 CPS", "佣金率", "20"),
        )
    ):
        if number:
            page.get_by_role("button", name="加一行报价").click()
        _choose_last(page, "形式", "群消息")
        _choose_last(page, "计价方式", model)
        typed = page.get_by_role("textbox", name=label, exact=True)
        typed.or_(page.get_by_role("spinbutton", name=label, exact=True)).last.fill(price)
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    asked_again(page, "发布")
    expect(page.get_by_text("挂牌中").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("挂牌中").first).to_be_visible()
    return title


def _choose_last(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).last.click()
    shown = page.locator(".ant-select-dropdown:visible .ant-select-item-option")
    shown.filter(has_text=option).first.click()
