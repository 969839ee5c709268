"""What every rail for money out can do."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from settlements.payouts.types import Answer, Instruction, RailLine


class NoAnswer(Exception):
    """The rail's answer did not come: the payment may have been made or not."""


class Rail(Protocol):
    """A provider that pays out. Never called inside a transaction of ours."""

    name: str

    def pay(self, instruction: Instruction) -> Answer:
        """Make a payment once per key; raises NoAnswer when it is not known what became of it."""

    def find(self, instruction: Instruction) -> Answer:
        """Ask by its key what became of a payment; raises NoAnswer."""

    def file(self, operator_id: UUID, since: datetime, until: datetime) -> list[RailLine]:
        """Return the rail's own list of payments made from ``since`` until before ``until``."""
