"""Chapters six and seven: earnings mature, the period closes, two people pay, the books balance."""

from datetime import date, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.people import Seat, downloaded
from tests.browser.product import ZONE
from tests.browser.walk.stage import LONG, Stage, confirm, region, until

HOLD = timedelta(days=16)
"""Longer than the alliance's hold."""
EARNED = 6
"""Orders credited to the owner, the refunded one among them."""


def earnings_mature(stage: Stage) -> None:
    """Five earnings wait for the end of the hold; the refunded one is taken back."""
    page = stage.owner.go("/earnings")
    table = page.get_by_role("table")
    until(stage.owner, table, "已冲回")
    expect(page.get_by_role("row").filter(has_text="待结")).to_have_count(EARNED - 2)
    stage.owner.picture("owner-14-earnings")
    matured = stage.product.now() + HOLD
    stage.made["matured"] = matured.astimezone(ZONE).date().isoformat()
    move_clock(stage, matured)
    until(stage.owner, page.get_by_role("row").filter(has_text="流量主"), "可结")
    until(stage.owner, page.get_by_role("main"), "可结")
    page = stage.agency.go("/agency/earnings")
    expect(page.get_by_role("table")).to_contain_text("MCN 机构")
    stage.agency.picture("agency-2-earnings")


def move_clock(stage: Stage, moment: datetime) -> None:
    """Let time pass for the product and for everybody's browser."""
    stage.product.advance_to(moment)
    for seat in stage.seats():
        seat.page.clock.set_system_time(stage.product.now())


def operator_closes(stage: Stage) -> None:
    """Close each period up to the day on which the earnings matured."""
    matured = date.fromisoformat(stage.made["matured"])
    last = date.min
    while last < matured:
        last = _close_next(stage, matured)
    stage.maker.picture("maker-2-periods")


def _close_next(stage: Stage, matured: date) -> date:
    """Close the oldest open period, a new one where none is open; return its last day."""
    page = stage.maker.go("/operator/periods")
    waiting = page.get_by_role("row").filter(has_text="进行中")
    expect(page.get_by_role("row").filter(has_text="已关账").first).to_be_visible()
    if not waiting.count():
        page.get_by_role("button", name="新建账期").click()
        confirm(page, "新建")
        expect(waiting).to_have_count(1)
        page.reload()
        expect(waiting).to_have_count(1)
    days = (waiting.last.get_by_role("cell").first.text_content() or "").split(" – ")
    end = date.fromisoformat(days[1])
    move_clock(stage, datetime(end.year, end.month, end.day, tzinfo=ZONE) + timedelta(days=1))
    page.reload()
    row = page.get_by_role("row").filter(has_text=f"{days[0]} – {days[1]}")
    row.get_by_role("button", name="关账").click()
    confirm(page, "关账")
    expect(row).to_contain_text("已关账", timeout=2 * LONG)
    page.reload()
    expect(row).to_contain_text("已关账")
    return end


def parties_read_their_statements(stage: Stage) -> None:
    """The owner's shows tax withheld; the PDF is a PDF; both parties find theirs."""
    page = stage.owner.go("/statements")
    page.get_by_role("table").get_by_role("link").first.click()
    sums = page.get_by_label("各项合计")
    expect(sums).to_contain_text("代扣税款")
    expect(region(page, "税款是怎样算出的")).to_contain_text("累计预扣法")
    assert downloaded(page, "下载 PDF 文件").startswith(b"%PDF")
    page.get_by_role("button", name="确认无误").click()
    confirm(page, "确认无误")
    page.reload()
    expect(page.get_by_text("已确认").first).to_be_visible()
    stage.owner.picture("owner-15-statement")

    page = stage.agency.go("/agency/statements")
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_label("各项合计")).to_contain_text("本期应付")
    assert downloaded(page, "下载 PDF 文件").startswith(b"%PDF")
    stage.agency.picture("agency-3-statement")


def two_people_pay(stage: Stage) -> None:
    """The maker prepares and cannot approve; the checker approves; the owner sees the money."""
    page = stage.maker.go("/operator/payouts")
    page.get_by_role("button", name="制单").click()
    confirm(page, "生成草稿")
    page.wait_for_url("**/operator/payouts/*")
    stage.made["run"] = page.url
    page.get_by_role("button", name="提交复核").click()
    confirm(page, "提交")
    approve = page.get_by_role("button", name="放行")
    expect(approve).to_be_disabled()
    page.reload()
    expect(page.get_by_text("待复核").first).to_be_visible()
    expect(approve).to_be_disabled()
    stage.maker.picture("maker-3-run")

    stage.checker.go("/operator/approvals")
    stage.checker.picture("checker-1-approvals")
    page = stage.checker.go(stage.made["run"])
    page.get_by_role("button", name="放行").click()
    confirm(page, "放行打款")
    page.reload()
    expect(page.get_by_text("已放行").first).to_be_visible()
    stage.checker.picture("checker-2-released")
    _is_paid(stage.owner)


def _is_paid(owner: Seat) -> None:
    page = owner.go("/payouts")
    until(owner, page.get_by_role("table"), "已到账")
    expect(page.get_by_role("row")).to_have_count(2)
    owner.picture("owner-16-paid")


def books_balance(stage: Stage) -> None:
    page = stage.maker.go("/operator/home")
    figures = page.get_by_label("试算平衡表").first
    expect(page.get_by_text("账平", exact=True).first).to_be_visible()
    for label in ("分录合计", "余额与分录之差"):
        figure = figures.locator("div").filter(has=page.get_by_text(label, exact=True))
        expect(figure).to_contain_text("¥0.00")
    stage.maker.picture("maker-4-books")
