"""Roles in a split, and the states of contracts' fruits: accruals and earnings."""

from django.db import models

from alliance.kernel.states import Transitions


class EdgeRole(models.TextChoices):
    """Why a party stands in the tree. A group only gathers edges and earns nothing itself."""

    PLATFORM = "platform", "platform"
    AGENCY = "agency", "agency"
    SUB_AGENCY = "sub_agency", "sub-agency"
    OWNER = "owner", "owner"
    STAFF = "staff", "staff"
    REFERRER = "referrer", "referrer"
    GROUP = "group", "group"


class AccrualState(models.TextChoices):
    """POSTED stands in the ledger, UNFUNDED waits for its escrow, REVERSED was refunded in full."""

    POSTED = "posted", "posted"
    UNFUNDED = "unfunded", "unfunded"
    REVERSED = "reversed", "reversed"


class EarningState(models.TextChoices):
    """How far a party's part of one conversion has come on its way to the bank."""

    MATURING = "maturing", "maturing"
    PAYABLE = "payable", "payable"
    STATED = "stated", "stated"
    PAID = "paid", "paid"
    REVERSED = "reversed", "reversed"


ACCRUAL_MOVES = Transitions(
    {
        AccrualState.UNFUNDED: {AccrualState.POSTED, AccrualState.REVERSED},
        AccrualState.POSTED: {AccrualState.REVERSED},
    }
)

EARNING_MOVES = Transitions(
    {
        EarningState.MATURING: {EarningState.PAYABLE, EarningState.REVERSED},
        EarningState.PAYABLE: {EarningState.STATED, EarningState.REVERSED},
        EarningState.STATED: {EarningState.PAID},
    }
)
