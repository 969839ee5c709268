"""The life of a source, an order and a refund, and the numbered reasons for a refusal."""

from django.db import models

LABEL = "deal:"
"""How a tracking link names the deal it was made for."""


class SourceState(models.TextChoices):
    ACTIVE = "active"
    REVOKED = "revoked"


class ConversionState(models.TextChoices):
    """``unfunded``: valid, but its task's escrow was empty; paid in order of receipt later."""

    RECEIVED = "received"
    CREDITED = "credited"
    UNFUNDED = "unfunded"
    REFUSED = "refused"


class RefundState(models.TextChoices):
    """``waiting``: its order has not been credited (yet)."""

    WAITING = "waiting"
    APPLIED = "applied"
    REFUSED = "refused"


class Reason(models.IntegerChoices):
    """Why an order earns nobody a commission. The numbers are published and never change."""

    NONE = 0
    NO_TOUCH = 101
    UNKNOWN_CLICK = 102
    OUTSIDE_WINDOW = 103
    ANOTHER_BRAND = 104
    DEAL_NOT_LIVE = 105
    SELF_PURCHASE = 201
    DECLARED_BOT = 202
    INVALID_CLICK = 203
    CURRENCY = 301
    REFUND_EXCEEDS_ORDER = 302


class Rule(models.TextChoices):
    """Which rule of the policy chose the credited touch."""

    COUPON = "coupon"
    LAST_TOUCH = "last_touch"
