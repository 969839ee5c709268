"""Random codes for links and coupons, free of letters that look alike."""

import re
import secrets

LINK_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
LINK_LENGTH = 8
COUPON_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
COUPON_LENGTH = 8
CUSTOM_COUPON = re.compile(r"[A-Z0-9]{4,20}")


def link_code() -> str:
    """Return a new link code: 58⁸ ≈ 1.3 × 10¹⁴ possibilities."""
    return "".join(secrets.choice(LINK_ALPHABET) for _ in range(LINK_LENGTH))


def coupon_code() -> str:
    """Return a new coupon code that survives being read aloud."""
    return "".join(secrets.choice(COUPON_ALPHABET) for _ in range(COUPON_LENGTH))


def normal_coupon(text: str) -> str:
    """Return a coupon code as it is stored: buyers type in any case, with blanks and dashes."""
    return re.sub(r"[\s-]", "", text).upper()
