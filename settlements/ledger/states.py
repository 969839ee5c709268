"""What an account is for, and how its balance is kept."""

from django.db import models


class AccountKind(models.TextChoices):
    """The places where a cent may stand."""

    EXTERNAL = "external"
    """The mirror of a custodian's or rail's account: below zero by what it holds for us."""
    BRAND_WALLET = "brand_wallet"
    ESCROW = "escrow"
    MATURING = "maturing"
    PAYABLE = "payable"
    PLATFORM_FEE = "platform_fee"
    TAX_PAYABLE = "tax_payable"
    PAYOUT_CLEARING = "payout_clearing"
    RECEIVABLE = "receivable"


class AccountMode(models.TextChoices):
    """``sync`` keeps its balance to the posting; ``rollup`` gathers postings without a lock."""

    SYNC = "sync"
    ROLLUP = "rollup"
