"""The life of a payout and of the run it belongs to."""

from django.db import models

from alliance.kernel.states import Transitions


class PayoutState(models.TextChoices):
    """SENDING is committed before the rail is called; UNKNOWN is settled only by asking it."""

    QUEUED = "queued"
    AWAITING_APPROVAL = "awaiting_approval"
    APPROVED = "approved"
    SENDING = "sending"
    UNKNOWN = "unknown"
    PAID = "paid"
    FAILED = "failed"
    DROPPED = "dropped"


class RunState(models.TextChoices):
    """What maker and checker have done with a run."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    APPROVED = "approved"
    REJECTED = "rejected"


class Fault(models.TextChoices):
    """What the sandbox rail does wrong when it is told to."""

    TIMEOUT = "timeout"
    DROP = "drop"
    DUPLICATE = "duplicate"
    DECLINE = "decline"


class Finding(models.TextChoices):
    """How our books and the rail's file may differ about one payment."""

    MISSING_AT_RAIL = "missing_at_rail"
    UNKNOWN_TO_US = "unknown_to_us"
    AMOUNT_DIFFERS = "amount_differs"
    CURRENCY_DIFFERS = "currency_differs"
    PAYEE_DIFFERS = "payee_differs"
    PAID_HERE_ONLY = "paid_here_only"
    PAID_THERE_ONLY = "paid_there_only"
    TWICE_AT_RAIL = "twice_at_rail"


LIVING = (
    PayoutState.QUEUED,
    PayoutState.AWAITING_APPROVAL,
    PayoutState.APPROVED,
    PayoutState.SENDING,
    PayoutState.UNKNOWN,
    PayoutState.PAID,
)
"""States in which a payout claims its statement: another one may not."""

SIGNED_OFF = (
    PayoutState.APPROVED,
    PayoutState.SENDING,
    PayoutState.UNKNOWN,
    PayoutState.PAID,
    PayoutState.FAILED,
)
"""States that only a checked payout reaches."""

MOVES = Transitions(
    {
        PayoutState.QUEUED: {PayoutState.AWAITING_APPROVAL, PayoutState.DROPPED},
        PayoutState.AWAITING_APPROVAL: {PayoutState.APPROVED, PayoutState.DROPPED},
        PayoutState.APPROVED: {PayoutState.SENDING, PayoutState.FAILED},
        PayoutState.SENDING: {PayoutState.PAID, PayoutState.FAILED, PayoutState.UNKNOWN},
        PayoutState.UNKNOWN: {PayoutState.PAID, PayoutState.FAILED},
    }
)

RUN_MOVES = Transitions(
    {
        RunState.DRAFT: {RunState.AWAITING_APPROVAL, RunState.REJECTED},
        RunState.AWAITING_APPROVAL: {RunState.APPROVED, RunState.REJECTED},
    }
)
