"""What the books refuse, and how PostgreSQL's refusal becomes a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import psycopg
from django.db import DatabaseError, transaction

from alliance.kernel.errors import DomainError, NotFound


class Unbalanced(DomainError):
    """The legs do not add up to zero, or are not all there."""

    code = "ledger_unbalanced"
    zh = "分录不平或不完整"
    en = "The legs do not balance or are incomplete"


class KeyConflict(DomainError):
    """The idempotency key was used before, for another body."""

    code = "ledger_key_conflict"
    zh = "同一幂等键已用于不同的内容"
    en = "This key was already used for a different posting"


class InsufficientFunds(DomainError):
    """An account would fall below its floor, or a hold exceed what is free."""

    code = "insufficient_balance"
    zh = "余额不足"
    en = "The balance does not suffice"


class PeriodClosed(DomainError):
    """The posting is dated into a closed period; late events become adjustments."""

    code = "period_closed"
    zh = "该账期已关闭"
    en = "That period is closed"


class AlreadyReversed(DomainError):
    """A transaction is reversed at most once."""

    code = "already_reversed"
    zh = "该交易已被冲正"
    en = "This transaction has been reversed already"


class MalformedPosting(DomainError):
    """Fewer than two legs, an empty amount, an unknown currency or kind."""

    code = "malformed_posting"
    zh = "记账内容不合规：{reason}"
    en = "Malformed posting: {reason}"


_BY_STATE: dict[str, type[DomainError]] = {
    "TML01": NotFound,
    "TML02": Unbalanced,
    "TML03": KeyConflict,
    "TML04": InsufficientFunds,
    "TML05": PeriodClosed,
}
_BY_CONSTRAINT: dict[str, type[DomainError]] = {
    "ledger_balance_above_floor": InsufficientFunds,
    "ledger_entry_account_fk": NotFound,
}


@contextmanager
def refusals_spoken() -> Iterator[None]:
    """Run the block in a savepoint and raise PostgreSQL's refusal as a DomainError.

    The caller's transaction stays usable, so that it may act on, say, InsufficientFunds.
    """
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        _speak(error)


def _speak(error: DatabaseError) -> NoReturn:
    cause = error.__cause__
    if not isinstance(cause, psycopg.Error):
        raise error
    constraint = cause.diag.constraint_name or ""
    known = _BY_STATE.get(cause.sqlstate or "") or _BY_CONSTRAINT.get(constraint)
    if known is not None:
        raise known() from error
    if constraint.startswith("ledger_tx_reverses"):
        raise AlreadyReversed() from error
    if constraint.startswith("ledger_"):
        raise MalformedPosting(reason=constraint) from error
    raise error
