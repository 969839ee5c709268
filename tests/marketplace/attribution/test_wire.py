"""The signed postback: fifteen signatures, and bodies that are refused with their field named."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from alliance.kernel.errors import InvalidInput
from marketplace.attribution.types import OrderEvent, RefundEvent
from marketplace.attribution.wire import BadSignature, StaleTimestamp, parse, verify

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
OLD = "whsec_" + base64.b64encode(b"o" * 32).decode()
BODY = b'{"type": "order"}'
AT = int(NOW.timestamp())


def sign(secret: str = SECRET, id: str = "msg_1", at: object = AT, body: bytes = BODY) -> str:
    """Sign by the published recipe, written here a second time."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def headers(signature: str, id: str = "msg_1", at: object = AT) -> dict[str, str]:
    return {"webhook-id": id, "webhook-timestamp": str(at), "webhook-signature": signature}


def test_the_reference_library_signs_what_we_accept() -> None:
    signature = Webhook(SECRET).sign("msg_1", NOW, BODY.decode())

    assert verify(headers(signature), BODY, (SECRET,), NOW) == "msg_1"


ACCEPTED = {
    "by the current secret": headers(sign()),
    "by the secret before, while both live": headers(sign(OLD)),
    "five minutes old": headers(sign(at=AT - 300), at=AT - 300),
    "five minutes ahead": headers(sign(at=AT + 300), at=AT + 300),
    "among several": headers(f"v1,bm8= v2,eA== {sign()}"),
}
FORGED = {
    "by an unknown secret": headers(sign("whsec_" + base64.b64encode(b"x" * 32).decode())),
    "of another body": headers(sign(body=b'{"type": "refund"}')),
    "of another id": headers(sign(id="msg_2")),
    "of another time": headers(sign(at=AT - 1)),
    "without a version": headers(sign().removeprefix("v1,")),
    "of an unknown version": headers(sign().replace("v1,", "v2,")),
    "empty": headers(""),
    "without an id": headers(sign(id=""), id=""),
    "with a time that is no number": headers(sign(at="soon"), at="soon"),
}
STALE = {
    "five minutes and a second old": headers(sign(at=AT - 301), at=AT - 301),
    "five minutes and a second ahead": headers(sign(at=AT + 301), at=AT + 301),
    "of a year that does not exist": headers(sign(at="9" * 30), at="9" * 30),
}


@pytest.mark.parametrize("given", ACCEPTED.values(), ids=ACCEPTED)
def test_a_true_signature_is_accepted(given: dict[str, str]) -> None:
    assert verify(given, BODY, (SECRET, OLD), NOW) == "msg_1"


@pytest.mark.parametrize("given", FORGED.values(), ids=FORGED)
def test_a_forged_signature_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(BadSignature):
        verify(given, BODY, (SECRET, OLD), NOW)


@pytest.mark.parametrize("given", STALE.values(), ids=STALE)
def test_a_stale_timestamp_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(StaleTimestamp):
        verify(given, BODY, (SECRET, OLD), NOW)


def test_without_secrets_nothing_is_accepted() -> None:
    """The control: it is the secret that opens, nothing else about the request."""
    with pytest.raises(BadSignature):
        verify(headers(sign()), BODY, (), NOW)


ORDER = {
    "type": "order",
    "order_id": "A-1",
    "occurred_at": "2026-11-02T20:00:00+08:00",
    "amount_minor": 19_900,
}


def test_an_order_is_read() -> None:
    event = parse(json.dumps({**ORDER, "coupon": "tang8"}).encode())

    assert event == OrderEvent(
        order_id="A-1",
        occurred_at=NOW,
        amount_minor=19_900,
        currency="CNY",
        click_id=None,
        coupon="TANG8",
        buyer_hash="",
    )


def test_a_refund_is_read() -> None:
    event = parse(json.dumps({**ORDER, "type": "refund", "refund_id": "R-1"}).encode())

    assert event == RefundEvent("A-1", "R-1", NOW, 19_900)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": "gift"}, "type"),
        ({"order_id": ""}, "order_id"),
        ({"order_id": 7}, "order_id"),
        ({"order_id": "x" * 121}, "order_id"),
        ({"order_id": "a\u0000b"}, "order_id"),
        ({"occurred_at": "2026-11-02T20:00:00"}, "occurred_at"),
        ({"occurred_at": "yesterday"}, "occurred_at"),
        ({"amount_minor": 0}, "amount_minor"),
        ({"amount_minor": 199.0}, "amount_minor"),
        ({"amount_minor": True}, "amount_minor"),
        ({"amount_minor": 10**13}, "amount_minor"),
        ({"click_id": "guess"}, "click_id"),
        ({"currency": "YUAN"}, "currency"),
    ],
)
def test_a_bad_field_is_named(change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse(json.dumps({**ORDER, **change}).encode())

    assert refusal.value.field == field


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"null", b"{"])
def test_a_body_that_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidInput):
        parse(body)
