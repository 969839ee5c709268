"""Pure arithmetic and wording of statements (docs/algorithms/statements.md)."""

import re
from datetime import date

from settlements.statements.states import PayoutState
from settlements.statements.types import Sums

FORMULA_STARTS = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def statement_number(starts_on: date, ends_on: date, position: int) -> str:
    """Return the number of the statement at ``position`` (from 1) of its period."""
    return f"{starts_on:%Y%m%d}-{ends_on:%Y%m%d}-{position:05d}"


def payout_of(sums: Sums, *, retained: bool, taxable: bool) -> tuple[PayoutState, int]:
    """Return what becomes of the closing balance, and how much is due (minor units).

    The platform's own share is retained. Without a tax rule the payout is blocked. A balance of
    zero or below is carried into the next period.
    """
    if retained:
        return PayoutState.RETAINED, 0
    if sums.closing_minor <= 0:
        return PayoutState.NOTHING_DUE, 0
    state = PayoutState.DUE if taxable else PayoutState.BLOCKED
    return state, sums.closing_minor


def escape_formula(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula (a leading apostrophe).

    Control characters, which a workbook refuses and a CSV reader may break a row at, become spaces.
    """
    plain = _CONTROL.sub(" ", text)
    return f"'{plain}" if plain.lstrip().startswith(FORMULA_STARTS) else plain


def in_yuan(minor: int) -> str:
    """Return minor units as a plain decimal number with two places: -1234 → -12.34."""
    sign, whole = ("-", -minor) if minor < 0 else ("", minor)
    return f"{sign}{whole // 100}.{whole % 100:02d}"


def grouped(minor: int) -> str:
    """Return minor units for reading, with thousands separators: 123456 → 1,234.56."""
    sign, whole = ("-", -minor) if minor < 0 else ("", minor)
    return f"{sign}{whole // 100:,}.{whole % 100:02d}"
