"""Chapters two and three: a brand funds a task, reads the ranking, and two deals are struck."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.walk.stage import (
    LONG,
    Stage,
    asked_again,
    choose,
    confirm,
    confirm_host,
    region,
    sign_up,
)

DISCLOSURE = "「广告」"


def signs_up_and_proves_a_host(stage: Stage) -> None:
    sign_up(stage, stage.brand, "brand", stage.brand_name, "品牌方", "企业")
    stage.made["host"] = f"shop-{stage.mark}.walk.example"
    page = stage.brand.go("/brand/profile")
    page.get_by_label("新增域名").fill(stage.made["host"])
    page.get_by_role("button", name="添加").click()
    hosts = page.get_by_role("list", name="域名")
    expect(hosts).to_contain_text("待核实")
    confirm_host(stage.maker, stage.made["host"])
    page.reload()
    expect(hosts).to_contain_text(stage.made["host"])
    expect(hosts).to_contain_text("已验证")
    stage.brand.picture("brand-5-host")


def writes_a_task(stage: Stage) -> None:
    """Four pages of a form; the draft cannot be published before its budget is there."""
    page = stage.brand.go("/brand/tasks/new")
    title = f"黑胶复刻首发 {stage.mark}"
    page.get_by_label("任务标题").fill(title)
    page.get_by_role("textbox", name="商品", exact=True).fill("黑胶复刻套装")
    choose(page, "类目", "图书", search=True)
    page.get_by_label("落地页").fill(f"https://{stage.made['host']}/vinyl")
    page.get_by_label("任务说明").fill("面向老乐迷的首发推荐，讲讲母带来源与试听感受。")
    page.get_by_role("button", name="下一步").click()
    choose(page, "流量主行业", "图书", search=True)
    page.keyboard.press("Escape")
    page.get_by_label("最少人数").fill("100")
    page.get_by_role("button", name="下一步").click()
    page.get_by_text("按销售 CPS", exact=True).click()
    page.get_by_label("佣金比例").fill("20")
    page.get_by_role("spinbutton", name="名额").fill("3")
    page.get_by_role("textbox", name="预算", exact=True).fill("20000")
    page.get_by_label("每日上限").fill("15000")
    page.get_by_label("开始日期").fill(stage.in_days(0))
    page.get_by_label("结束日期").fill(stage.in_days(30))
    stage.brand.picture("brand-6-task-pay")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_label("广告标识")).to_have_value(DISCLOSURE)
    page.get_by_role("button", name="保存草稿").click()
    heading = page.get_by_role("heading", name=title)
    expect(heading).to_be_visible()
    page.reload()
    expect(heading).to_be_visible()
    stage.made["task"], stage.made["task page"] = title, page.url
    _cannot_be_published_yet(page)


def _cannot_be_published_yet(page: Page) -> None:
    """There is nothing in the wallet: the budget cannot be set apart, and nothing publishes it."""
    expect(page.get_by_role("button", name="发布", exact=True)).to_have_count(0)
    page.get_by_role("button", name="托管预算", exact=True).click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="托管预算").click()
    expect(sheet.get_by_role("alert")).to_be_visible()
    sheet.get_by_role("button", name="取消").click()
    expect(sheet).to_be_hidden()


def tops_up(stage: Stage) -> None:
    """Fifty thousand yuan at the sandbox's checkout; its signed callback credits the wallet."""
    page = stage.brand.go("/brand/wallet")
    page.get_by_role("button", name="充值").click()
    page.get_by_role("dialog").get_by_label("金额（元）").fill("50,000.00")
    confirm(page, "下一步")
    pay = region(page, "最近充值").get_by_role("link", name="去支付")
    expect(pay).to_be_visible(timeout=LONG)
    pay.click()
    page.get_by_role("button", name="支付").click()
    page.get_by_role("link", name="返回钱包").click()
    expect(region(page, "最近充值")).to_contain_text("已到账", timeout=LONG)
    page.reload()
    expect(page.get_by_label("钱包", exact=True).first).to_contain_text("¥50,000.00")
    stage.brand.picture("brand-7-wallet")


def publishes_the_task(stage: Stage) -> None:
    page = stage.brand.go(stage.made["task page"])
    asked_again(page, "托管预算")
    asked_again(page, "发布")
    expect(page.get_by_text("进行中").first).to_be_visible()
    page.reload()
    expect(page.get_by_text("进行中").first).to_be_visible()
    expect(page.get_by_label("任务资金")).to_contain_text("¥20,000.00")


def invites_by_rank(stage: Stage) -> None:
    """Every point of a score is explained; the parts add up to the whole."""
    page = stage.brand.go(stage.made["task page"])
    ranked = region(page, "匹配的挂牌")
    expect(ranked.get_by_role("listitem").first).to_be_visible()
    if (more := ranked.get_by_role("button", name="显示全部")).count():
        more.click()
    card = ranked.locator("li").filter(has_text=stage.made["listing"])
    card.get_by_role("button", name="查看得分").click()
    expect(card).to_contain_text("过往履约")
    _adds_up(card)
    stage.brand.picture("brand-8-ranked")
    card.get_by_role("button", name="邀请").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("留言").fill("看中你家的乐迷")
    sheet.get_by_role("button", name="发出邀请").click()
    expect(sheet).to_be_hidden()
    page.reload()
    talks = region(page, "邀请与申请").get_by_role("listitem")
    expect(talks.filter(has_text=stage.made["listing"])).to_contain_text("协商中")


def _adds_up(card: Locator) -> None:
    """The contributions of the open explanation add up to the points beside the button."""
    points = card.locator("[class*=points]").first.text_content() or ""
    total = points.split("/")[0].strip()
    sums = card.get_by_text("合计").locator("xpath=..").first
    expect(sums).to_contain_text(total)


def owner_accepts(stage: Stage) -> None:
    page = stage.owner.go("/invitations")
    page.get_by_role("row").filter(has_text=stage.made["listing"]).get_by_role("link").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("看中你家的乐迷")
    stage.owner.picture("owner-11-invitation")
    sheet.get_by_role("button", name="接受", exact=True).click()
    confirm_over(page, "接受")
    page.wait_for_url("**/deals/*")
    page.reload()
    expect(page.get_by_role("heading", name=stage.made["task"])).to_be_visible()
    expect(page.get_by_text("已达成").first).to_be_visible()
    stage.made["deal path"] = page.url.rpartition("/")[2]


def owner_applies_and_brand_counters(stage: Stage) -> None:
    """The owner asks 25 %, the brand offers 22 %, the owner takes it: the terms are frozen."""
    page = stage.owner.go("/tasks")
    page.get_by_role("link", name=stage.made["task"]).click()
    page.get_by_role("button", name="申请合作").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("佣金比例").fill("25")
    sheet.get_by_role("button", name="提交申请").click()
    expect(sheet).to_be_hidden()

    desk = stage.brand.go("/brand/negotiations")
    row = desk.get_by_role("row").filter(has_text=stage.made["second listing"])
    expect(row).to_contain_text("25%")
    row.get_by_role("link").click()
    desk.get_by_role("dialog").get_by_role("button", name="还价").click()
    counter = desk.get_by_role("dialog", name="还价", exact=True)
    counter.get_by_label("佣金比例").fill("22")
    counter.get_by_label("留言").fill("22% 可以马上定")
    counter.get_by_role("button", name="提交还价").click()
    expect(desk.get_by_text("第 2 版").first).to_be_visible()
    stage.brand.picture("brand-9-counter")
    desk.reload()
    expect(desk.get_by_role("dialog")).to_contain_text("22% 可以马上定")

    page = stage.owner.go("/invitations")
    page.get_by_role("row").filter(has_text=stage.made["second listing"]).get_by_role(
        "link"
    ).click()
    page.get_by_role("dialog").get_by_role("button", name="接受", exact=True).click()
    confirm_over(page, "接受")
    page.wait_for_url("**/deals/*")
    page.reload()
    expect(region(page, "约定的条件")).to_contain_text("22%")
    stage.owner.picture("owner-12-deal")


def confirm_over(page: Page, button: str) -> None:
    """Press the button of a sheet that asks once more over another sheet."""
    asked = page.get_by_role("dialog", name=button, exact=True)
    asked.get_by_role("button", name=button, exact=True).click()
