"""Chapters four and five: the deal is delivered, people click, orders arrive signed."""

import base64
import hashlib
import hmac
import io
import json
import re
import struct
import time
import zlib
from typing import Any

import httpx

from marketplace.demo.story.http import Browser, StoryFailed, wait_for
from marketplace.demo.story.stage import Stage, raw_id, yuan

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.54(0x18003632) NetType/WIFI "
    "Language/zh_CN"
)
BOT = "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"
ORDERS = (19_900, 39_800, 25_001, 6_000_000)
"""Fen; the last is a club's order, large enough for its owner to be taxed."""
TEXT = "「广告」店里放了一周的新黑胶，母带很干净，第二面尤其耐听。"


def deal_is_delivered(stage: Stage) -> None:
    """Link, QR and coupon; draft, one revision, approval, publication with proof."""
    owner, brand, deal = stage.owner, stage.brand, stage.made["deal"]
    link = owner.ask(
        "query { links(first: 20) { nodes { id label address code qrSvg qrPng "
        "coupons { nodes { code } } } } }"
    )["links"]["nodes"]
    mine = next(each for each in link if raw_id(deal) in each["label"])
    stage.made["link"], stage.made["coupon"] = mine, mine["coupons"]["nodes"][0]["code"]
    stage.say(f"推广链接 {mine['address']}，二维码 PNG/SVG，优惠码 {stage.made['coupon']}")
    unmarked, code = owner.try_to("submitDraft", "deal { id }", dealId=deal, text="新黑胶到店。")
    if not code:
        raise StoryFailed(f"a draft without its label was taken: {unmarked}")
    stage.say(f"没有「广告」标识的稿件被拒：{code}")
    _draft(stage, owner, brand, deal)
    shot = owner.upload("proof.png", picture(), "image/png")
    owner.do(
        "submitProof",
        "deal { state }",
        dealId=deal,
        url=f"https://mp.story.example/s/{stage.mark}",
        screenshotFileId=shot,
        publishedText=TEXT,
    )
    brand.do("verifyPublication", "deal { state }", dealId=deal)
    stage.say("流量主发布并提交凭证，品牌验收")


def _draft(stage: Stage, owner: Browser, brand: Browser, deal: str) -> None:
    owner.do("submitDraft", "deal { state }", dealId=deal, text=TEXT[:-9])
    brand.do(
        "requestRevision", "deal { state }", dealId=deal, version=1, comment="请补一句试听感受"
    )
    owner.do("submitDraft", "deal { state }", dealId=deal, text=TEXT)
    brand.do("approveDraft", "deal { state }", dealId=deal, version=2)
    stage.say("提交稿件 → 退回一次 → 修改 → 通过")


def people_click_and_buy(stage: Stage) -> None:
    """Clicks through the redirect server; orders by signed postback; two are refused."""
    brand = stage.brand
    payload, code = brand.try_to(
        "createPostbackSource", "source { id path } secret", name="官网商城"
    )
    if code:
        raise StoryFailed(str(payload))
    shop = Shop(stage.console, payload["source"]["path"], payload["secret"], stage.mark)
    clicks = [follow(stage.made["link"]["address"], PHONE) for _ in ORDERS]
    bot = follow(stage.made["link"]["address"], BOT)
    stage.say(f"{len(clicks)} 次真实点击与 1 次爬虫点击：先落库，后 302")
    for number, amount in enumerate(ORDERS):
        shop.order(number, amount, click=clicks[number], buyer=f"fan{number}@example.com")
    shop.order(90, 10_000, click=bot, buyer="spider@example.com")
    shop.order(91, 10_000, click=clicks[0], buyer=f"owner-{stage.mark}@story.example")
    shop.order(92, 15_000, coupon=stage.made["coupon"], buyer="walkin@example.com")
    shop.refused(stage)
    shop.refund(1, ORDERS[1])
    shop.refund(2, 5_000)
    orders = wait_for(lambda: _decided(brand, 7), "the orders to be decided", 120)
    for order in orders:
        verdict = order["state"] if order["reasonCode"] == 0 else f"拒绝 {order['reasonCode']}"
        stage.say(
            f"    {order['orderId']:<16} {yuan(order['amountMinor']):>12}  {verdict:<10} "
            f"佣金 {yuan(order['commissionMinor'] - order['commissionRefundedMinor'])}"
        )
    reasons = sorted(order["reasonCode"] for order in orders if order["reasonCode"])
    if reasons != [201, 202]:
        raise StoryFailed(f"expected a self-purchase and a bot, got {reasons}")


def _decided(brand: Browser, count: int) -> list[dict[str, Any]] | None:
    found = brand.ask(
        "{ conversions(first: 50) { nodes { orderId state reasonCode amountMinor refundedMinor "
        "commissionMinor commissionRefundedMinor refunds { nodes { state } } } } }"
    )["conversions"]["nodes"]
    refunds = [refund for order in found for refund in order["refunds"]["nodes"]]
    ready = len(found) == count and all(order["state"] != "RECEIVED" for order in found)
    settled = len(refunds) == 2 and all(refund["state"] == "APPLIED" for refund in refunds)
    return found if ready and settled else None


def follow(address: str, agent: str) -> str:
    """Follow a link as a new visitor; return the click's id from the destination."""
    answer = httpx.get(address, headers={"User-Agent": agent}, follow_redirects=False, timeout=15)
    if answer.status_code != 302:
        raise StoryFailed(f"{address}: {answer.status_code} {answer.text[:200]}")
    found = re.search(r"[?&]tm_click=([0-9a-f-]+)", answer.headers["location"])
    if found is None:
        raise StoryFailed(f"no tm_click in {answer.headers['location']}")
    return found[1]


class Shop:
    """The brand's own server: it signs by Standard Webhooks and keeps repeating itself."""

    def __init__(self, console: str, path: str, secret: str, mark: str) -> None:
        self.address, self.mark = console + path, mark
        self.key = base64.b64decode(secret.removeprefix("whsec_"))

    def order(
        self, number: int, amount_minor: int, *, buyer: str, click: str = "", coupon: str = ""
    ) -> None:
        body = {
            "type": "order",
            "order_id": f"{self.mark}-{number}",
            "occurred_at": _in_a_second(),
            "amount_minor": amount_minor,
            "click_id": click,
            "coupon": coupon,
            "buyer_hash": hashlib.sha256(buyer.encode()).hexdigest(),
        }
        for expected in (202, 200):  # networks repeat: the second is a duplicate
            self._send(f"order-{self.mark}-{number}", body, expected)

    def refund(self, number: int, amount_minor: int) -> None:
        body = {
            "type": "refund",
            "order_id": f"{self.mark}-{number}",
            "refund_id": f"refund-{number}",
            "occurred_at": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
            "amount_minor": amount_minor,
        }
        self._send(f"refund-{self.mark}-{number}", body, 202)

    def refused(self, stage: Stage) -> None:
        """A stale timestamp and a forged signature are refused and leave nothing behind."""
        body = {"type": "order", "order_id": "stale", "occurred_at": "2026-01-01T00:00:00+00:00"}
        stale = self._send("stale", body, 400, at=time.time() - 3_600)
        forged = self._send("forged", body, 401, forge=True)
        stage.say(f"过期与伪造的回传被拒：{stale}、{forged}")

    def _send(
        self,
        id: str,
        body: dict[str, Any],
        expected: int,
        *,
        at: float | None = None,
        forge: bool = False,
    ) -> str:
        content = json.dumps(body).encode()
        stamp = str(int(time.time() if at is None else at))
        key = b"somebody else's" if forge else self.key
        digest = hmac.digest(key, f"{id}.{stamp}.".encode() + content, "sha256")
        headers = {
            "webhook-id": id,
            "webhook-timestamp": stamp,
            "webhook-signature": "v1," + base64.b64encode(digest).decode(),
            "content-type": "application/json",
        }
        answer = httpx.post(self.address, content=content, headers=headers, timeout=15)
        if answer.status_code != expected:
            raise StoryFailed(f"{id}: {answer.status_code} {answer.text}")
        return str(answer.json().get("error", {}).get("code", ""))


def _in_a_second() -> str:
    """An order comes after its click, also where the clock counts whole seconds."""
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 1))


def picture() -> bytes:
    """Return a small green PNG, written by hand: the proof's screenshot."""
    width, height = 120, 200
    row = b"\x00" + bytes((11, 110, 79)) * width
    content = io.BytesIO(b"")
    content.write(b"\x89PNG\r\n\x1a\n")
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    ):
        content.write(struct.pack(">I", len(data)) + kind + data)
        content.write(struct.pack(">I", zlib.crc32(kind + data)))
    return content.getvalue()
