"""What every rail for money in can do."""

from collections.abc import Mapping
from typing import Protocol

from alliance.kernel.errors import DomainError
from settlements.payments.types import Checkout, Notice, Order


class BadSignature(DomainError):
    """A callback that its provider did not sign, or signed too long ago."""

    code = "bad_signature"
    zh = "签名无效或已过期"
    en = "The signature is invalid or stale"


class Rail(Protocol):
    """A provider that collects money and calls back."""

    name: str

    def open_order(self, order: Order) -> Checkout:
        """Register the order with the provider, idempotently by ``order_no``."""

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """Verify a callback and return what it says; raises BadSignature."""
