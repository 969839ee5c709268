"""The life of a period, of a statement, and of its payout."""

from django.db import models

from alliance.kernel.states import Transitions


class PeriodState(models.TextChoices):
    """CLOSING is a run that may be interrupted and goes on by itself."""

    OPEN = "open", "open"
    CLOSING = "closing", "closing"
    CLOSED = "closed", "closed"


class StatementState(models.TextChoices):
    """What the party has said about its statement."""

    ISSUED = "issued", "issued"
    CONFIRMED = "confirmed", "confirmed"
    DISPUTED = "disputed", "disputed"


class PayoutState(models.TextChoices):
    """What becomes of the closing balance."""

    NOTHING_DUE = "nothing_due", "nothing due"
    DUE = "due", "due"
    PAID = "paid", "paid"
    BLOCKED = "blocked", "blocked"
    RETAINED = "retained", "retained"


class LineKind(models.TextChoices):
    """Why a line stands on a statement."""

    EARNING = "earning", "earning"
    ADJUSTMENT = "adjustment", "adjustment"
    TAX = "tax", "tax"


PERIOD_MOVES = Transitions(
    {
        PeriodState.OPEN: {PeriodState.CLOSING},
        PeriodState.CLOSING: {PeriodState.CLOSED},
    }
)

# A blocked payout becomes due once there is a rule by which the payee is taxed.
PAYOUT_MOVES = Transitions(
    {PayoutState.DUE: {PayoutState.PAID}, PayoutState.BLOCKED: {PayoutState.DUE}}
)

STATEMENT_MOVES = Transitions(
    {
        StatementState.ISSUED: {StatementState.CONFIRMED, StatementState.DISPUTED},
        StatementState.DISPUTED: {StatementState.CONFIRMED},
    }
)
