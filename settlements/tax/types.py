"""Rules of withholding as read from the data file, and one withholding worked out."""

from dataclasses import dataclass
from datetime import date

from settlements.tax.states import Method


@dataclass(frozen=True, slots=True)
class Bracket:
    """Above ``above_minor`` (exclusive) the rate holds, less the quick deduction."""

    above_minor: int
    rate_bp: int
    quick_deduction_minor: int


@dataclass(frozen=True, slots=True)
class TaxRule:
    """One dated rule: for whom, from when, by which method, and where it is written."""

    key: str
    method: Method
    payees: frozenset[str]
    effective_from: date
    source: str
    brackets: tuple[Bracket, ...] = ()
    expense_bp: int = 0
    small_income_minor: int = 0
    small_expense_minor: int = 0
    monthly_deduction_minor: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was earned and withheld in one calendar month, by one method."""

    month: date
    method: str
    income_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class Withholding:
    """One withholding, every step shown; all amounts in minor units.

    ``income_minor`` is the sum the method looks at (the year or the month so far, this payment
    included), ``payment_minor`` this payment alone, ``tax_minor`` what is withheld from it.
    """

    rule_key: str
    method: Method
    payment_minor: int
    income_minor: int = 0
    expense_minor: int = 0
    deduction_minor: int = 0
    months: int = 0
    taxable_minor: int = 0
    rate_bp: int = 0
    quick_deduction_minor: int = 0
    withheld_before_minor: int = 0
    tax_minor: int = 0
