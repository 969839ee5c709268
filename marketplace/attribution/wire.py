"""The wire form of a postback: its signature (Standard Webhooks) and its JSON body."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from alliance.kernel.errors import DomainError, InvalidInput
from marketplace.attribution.types import OrderEvent, RefundEvent

TOLERANCE_SECONDS = 300


class BadSignature(DomainError):
    code = "bad_signature"
    zh = "签名无效"
    en = "The signature does not hold"


class StaleTimestamp(DomainError):
    code = "stale_timestamp"
    zh = "时间戳与服务器相差超过 5 分钟"
    en = "The timestamp is more than 5 minutes from the server's time"


def verify(headers: Mapping[str, str], body: bytes, secrets: tuple[str, ...], now: datetime) -> str:
    """Return the webhook id of a well-signed, fresh request. Raises BadSignature, StaleTimestamp.

    The signature is compared before the timestamp is judged, in constant time, against each live
    secret; the header may carry several signatures separated by blanks, of which ``v1`` count.
    """
    webhook_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    given = headers.get("webhook-signature", "")
    if not (0 < len(webhook_id) <= 120 and timestamp.isascii() and timestamp.isdigit()):
        raise BadSignature()
    signed = b".".join((webhook_id.encode(), timestamp.encode(), body))
    offered = [
        value for name, _, value in (s.partition(",") for s in given.split()) if name == "v1"
    ]
    expected = [_signature(secret, signed) for secret in secrets]
    if not any(hmac.compare_digest(o.encode(), e) for o in offered for e in expected):
        raise BadSignature()
    if len(timestamp) > 11 or abs(int(timestamp) - now.timestamp()) > TOLERANCE_SECONDS:
        raise StaleTimestamp()
    return webhook_id


def _signature(secret: str, signed: bytes) -> bytes:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return base64.b64encode(hmac.digest(key, signed, hashlib.sha256))


def parse(body: bytes) -> OrderEvent | RefundEvent:
    """Read an event from its JSON body. Raises InvalidInput naming the field at fault."""
    try:
        event = json.loads(body)
    except ValueError as error:
        raise InvalidInput("body", zh="请求体不是 JSON", en="The body is not JSON") from error
    if not isinstance(event, dict):
        raise InvalidInput("body", zh="请求体应为 JSON 对象", en="The body must be a JSON object")
    kind = event.get("type")
    if kind == "order":
        return OrderEvent(
            order_id=_text(event, "order_id"),
            occurred_at=_instant(event, "occurred_at"),
            amount_minor=_amount(event, "amount_minor"),
            currency=_text(event, "currency", default="CNY", most=3),
            click_id=_identifier(event, "click_id"),
            coupon=_text(event, "coupon", default="", most=40).upper(),
            buyer_hash=_text(event, "buyer_hash", default="", most=64).lower(),
        )
    if kind == "refund":
        return RefundEvent(
            order_id=_text(event, "order_id"),
            refund_id=_text(event, "refund_id"),
            occurred_at=_instant(event, "occurred_at"),
            amount_minor=_amount(event, "amount_minor"),
        )
    raise InvalidInput("type", zh="type 应为 order 或 refund", en="type must be order or refund")


def _text(event: dict[str, Any], field: str, *, default: str | None = None, most: int = 120) -> str:
    value = event.get(field, default)
    if not isinstance(value, str) or len(value) > most or "\x00" in value:
        raise InvalidInput(field, zh=f"{field} 无效", en=f"{field} is invalid")
    if default is None and not value.strip():
        raise InvalidInput(field, zh=f"缺少 {field}", en=f"{field} is missing")
    return value


def _amount(event: dict[str, Any], field: str) -> int:
    value = event.get(field)
    if type(value) is not int or not 0 < value < 10**13:
        raise InvalidInput(
            field, zh="金额应为正整数（分）", en="The amount must be a positive integer of cents"
        )
    return value


def _instant(event: dict[str, Any], field: str) -> datetime:
    try:
        instant = datetime.fromisoformat(_text(event, field))
    except ValueError as error:
        raise InvalidInput(field, zh="时间应为 ISO 8601", en="The time must be ISO 8601") from error
    if instant.tzinfo is None:
        raise InvalidInput(field, zh="时间缺少时区", en="The time has no zone")
    return instant.astimezone(UTC)


def _identifier(event: dict[str, Any], field: str) -> UUID | None:
    value = event.get(field)
    if value in (None, ""):
        return None
    try:
        return UUID(str(value))
    except ValueError as error:
        raise InvalidInput(field, zh=f"{field} 无效", en=f"{field} is invalid") from error


def buyer_hash(address: str) -> str:
    """Return how a buyer is named in a postback: SHA-256 (hex) of the lower-case e-mail address."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()
