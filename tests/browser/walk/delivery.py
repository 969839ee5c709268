"""Chapters four and five: the deal is delivered, a phone follows its link, orders arrive signed."""

import re
from contextlib import suppress

from playwright.sync_api import Error, expect

from marketplace.demo.story.delivery import BOT, ORDERS, PHONE, Shop, follow, picture
from tests.browser.walk.stage import Stage, confirm, region, until
from tests.screens import PHONE as PHONE_SIZE

TEXT = "「广告」店里放了一周的新黑胶，母带很干净。"
BETTER = TEXT + "第二面尤其耐听。"


def link_is_ready(stage: Stage) -> None:
    """Link, QR in both formats and coupon stand on the deal's page."""
    page = stage.owner.go(f"/deals/{stage.made['deal path']}")
    link = region(page, "推广链接与优惠码")
    codes = link.locator("code")
    expect(codes).to_have_count(2)
    stage.made["link"], stage.made["coupon"] = codes.all_text_contents()
    expect(link.get_by_alt_text("链接的二维码")).to_be_visible()
    for name, start in (("下载 PNG", b"\x89PNG"), ("下载 SVG", b"<")):
        with page.expect_download() as download:
            link.get_by_role("link", name=name).click()
        with open(download.value.path(), "rb") as file:
            assert file.read(8).lstrip().startswith(start)


def draft_is_revised_and_approved(stage: Stage) -> None:
    _submit_draft(stage, TEXT)
    page = stage.brand.go(f"/brand/deals/{stage.made['deal path']}")
    page.get_by_label("修改意见").fill("请补一句试听感受")
    page.get_by_role("button", name="要求修改").click()
    versions = page.get_by_role("list", name="各版稿件")
    expect(versions).to_contain_text("需修改")
    page.reload()
    expect(versions).to_contain_text("请补一句试听感受")
    stage.brand.picture("brand-10-revision")
    _submit_draft(stage, BETTER)
    page.reload()
    page.get_by_role("button", name="通过", exact=True).click()
    expect(versions).to_contain_text("已通过")
    page.reload()
    expect(versions).to_contain_text("已通过")


def _submit_draft(stage: Stage, text: str) -> None:
    page = stage.owner.go(f"/deals/{stage.made['deal path']}")
    page.get_by_label("文案", exact=True).fill(text)
    page.get_by_role("button", name="提交审稿").click()
    versions = page.get_by_role("list", name="各版稿件")
    expect(versions).to_contain_text("待审")
    page.reload()
    expect(versions).to_contain_text(text)


def publication_is_proven(stage: Stage) -> None:
    page = stage.owner.go(f"/deals/{stage.made['deal path']}")
    address = f"https://mp.walk.example/s/{stage.mark}"
    page.get_by_label("发布链接").fill(address)
    shot = {"name": "proof.png", "mimeType": "image/png", "buffer": picture()}
    page.locator("input[type=file]").set_input_files(shot)
    page.get_by_role("button", name="提交证明").click()
    proof = region(page, "发布证明")
    expect(proof).to_contain_text("与稿件相符")
    page.reload()
    expect(proof.get_by_role("link", name=address)).to_be_visible()
    stage.owner.picture("owner-13-proof")

    page = stage.brand.go(f"/brand/deals/{stage.made['deal path']}")
    page.get_by_role("button", name="确认发布").click()
    expect(page.get_by_text("已核实").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="确认发布")).to_have_count(0)
    expect(region(page, "动态")).to_contain_text("发布已核实")
    stage.brand.picture("brand-11-verified")


def phone_follows_the_link(stage: Stage) -> None:
    """A real browser as WeChat opens the link and is sent to the brand's shop with its click."""
    context = stage.desk.browser.new_context(user_agent=PHONE, viewport=PHONE_SIZE)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    with suppress(Error):  # the shop itself exists in no test
        page.goto(stage.made["link"])
    context.close()
    found = re.search(rf"^https://{stage.made['host']}/vinyl\?tm_click=([0-9a-f-]+)", asked[-1])
    assert found, asked
    stage.made["click"] = found[1]


def orders_are_explained(stage: Stage) -> None:
    """Signed orders are credited to their clicks; a self-purchase and a bot's are refused."""
    shop = _shop(stage)
    link = stage.made["link"]
    clicks = [stage.made["click"], *(follow(link, PHONE) for _ in ORDERS[1:])]
    for number, (amount, click) in enumerate(zip(ORDERS, clicks, strict=True)):
        shop.order(number, amount, click=click, buyer=f"fan{number}@example.com")
    shop.order(90, 10_000, click=follow(link, BOT), buyer="spider@example.com")
    shop.order(91, 10_000, click=clicks[0], buyer=stage.email("owner"))
    shop.order(92, 15_000, coupon=stage.made["coupon"], buyer="walkin@example.com")
    shop.refund(1, ORDERS[1])

    page = stage.brand.go("/brand/orders")
    rows = page.get_by_role("row")
    for number, reason in (
        (0, "末次点击"),
        (90, "爬虫点击"),
        (91, "推广方自购"),
        (92, "优惠码"),
    ):
        until(stage.brand, rows.filter(has_text=f"{stage.mark}-{number}"), reason)
    stage.brand.picture("brand-12-orders")
    rows.filter(has_text=f"{stage.mark}-91").get_by_role("button", name="为什么").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("201 推广方自购")
    stage.brand.picture("brand-13-explained")


def _shop(stage: Stage) -> Shop:
    """Open a source of orders; its secret is shown once."""
    page = stage.brand.go("/brand/sources")
    page.get_by_role("button", name="新建来源").click()
    page.get_by_role("dialog").get_by_label("名称").fill("官网商城")
    confirm(page, "新建")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("官网商城")
    secret = notice.locator("code").text_content() or ""
    page.reload()
    source = region(page, "官网商城")
    expect(source).to_contain_text("接收中")
    expect(page.get_by_text(secret)).to_have_count(0)
    return Shop("", source.locator("code").first.text_content() or "", secret, stage.mark)
