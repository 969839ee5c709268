"""Writes of the statements room: periods and their close, answers, and payouts recorded."""

from settlements.statements.services.answers import confirm_statement, dispute_statement
from settlements.statements.services.errors import (
    EarlierPeriodOpen,
    PeriodNotOver,
    PeriodOverlaps,
)
from settlements.statements.services.payouts import mark_paid
from settlements.statements.services.periods import close_period, open_period

__all__ = [
    "EarlierPeriodOpen",
    "PeriodNotOver",
    "PeriodOverlaps",
    "close_period",
    "confirm_statement",
    "dispute_statement",
    "mark_paid",
    "open_period",
]
