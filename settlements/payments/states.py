"""The life of a top-up and of a provider's callback."""

from django.db import models

from alliance.kernel.states import Transitions


class TopUpState(models.TextChoices):
    STARTED = "started"
    PAID = "paid"
    FAILED = "failed"


class EventVerdict(models.TextChoices):
    """What came of a provider's callback."""

    WAITING = "waiting"
    CREDITED = "credited"
    REPEATED = "repeated"
    WRONG_AMOUNT = "wrong_amount"
    DECLINED = "declined"


TRANSITIONS = Transitions(
    {
        TopUpState.STARTED: {TopUpState.PAID, TopUpState.FAILED},
        TopUpState.FAILED: {TopUpState.PAID},
    }
)
