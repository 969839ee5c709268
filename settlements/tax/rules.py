"""Withholding on labour services, both methods (docs/algorithms/tax.md)."""

from collections.abc import Sequence
from datetime import date

from alliance.kernel.errors import DomainError
from alliance.kernel.money import share_bp
from settlements.tax.states import Method
from settlements.tax.types import Bracket, TaxRule, Withheld, Withholding


class NoTaxRule(DomainError):
    """Nobody has written down how this kind of payee is taxed, so it cannot be paid."""

    code = "no_tax_rule"
    zh = "没有适用于该收款主体（{payee}）的税务规则，不能付款"
    en = "There is no tax rule for this kind of payee ({payee}); it cannot be paid"


def rule_for(rules: Sequence[TaxRule], *, payee: str, on: date) -> TaxRule:
    """Return the youngest rule in force for ``payee`` on a day; raises NoTaxRule without one."""
    in_force = [rule for rule in rules if payee in rule.payees and rule.effective_from <= on]
    if not in_force:
        raise NoTaxRule(payee=payee)
    return max(in_force, key=lambda rule: rule.effective_from)


def withhold(
    rule: TaxRule, *, payment_minor: int, month: date, before: Sequence[Withheld]
) -> Withholding:
    """Return the withholding from one payment of ``month`` after everything withheld ``before``.

    A payment may be negative (refunds outweighed earnings): it lowers the income so far, and the
    tax is never below 0; what was withheld too much comes back in the next payment of the year.
    """
    if rule.method == Method.CUMULATIVE:
        return _cumulative(rule, payment_minor, month, before)
    if rule.method == Method.SINGLE_PAYMENT:
        return _single_payment(rule, payment_minor, month, before)
    return Withholding(rule_key=rule.key, method=rule.method, payment_minor=payment_minor)


def _cumulative(
    rule: TaxRule, payment_minor: int, month: date, before: Sequence[Withheld]
) -> Withholding:
    year = [item for item in before if item.method == rule.method and item.month.year == month.year]
    income = payment_minor + sum(item.income_minor for item in year)
    withheld = sum(item.tax_minor for item in year)
    months = months_in_a_row({item.month for item in year}, month)
    expense = share_bp(max(income, 0), rule.expense_bp)
    deduction = rule.monthly_deduction_minor * months
    return _tax(
        rule,
        payment_minor=payment_minor,
        income_minor=income,
        expense_minor=expense,
        deduction_minor=deduction,
        months=months,
        withheld_before_minor=withheld,
    )


def _single_payment(
    rule: TaxRule, payment_minor: int, month: date, before: Sequence[Withheld]
) -> Withholding:
    """Income of one month counts as one payment (2018 No. 61, article 11)."""
    same = [item for item in before if item.method == rule.method and _same_month(item, month)]
    income = payment_minor + sum(item.income_minor for item in same)
    small = income <= rule.small_income_minor
    expense = rule.small_expense_minor if small else share_bp(income, rule.expense_bp)
    return _tax(
        rule,
        payment_minor=payment_minor,
        income_minor=income,
        expense_minor=expense,
        months=1,
        withheld_before_minor=sum(item.tax_minor for item in same),
    )


def _tax(
    rule: TaxRule, *, income_minor: int, withheld_before_minor: int, **steps: int
) -> Withholding:
    spared = steps["expense_minor"] + steps.get("deduction_minor", 0)
    taxable = max(income_minor - spared, 0)
    bracket = bracket_of(rule.brackets, taxable)
    owed = share_bp(taxable, bracket.rate_bp) - bracket.quick_deduction_minor
    return Withholding(
        rule_key=rule.key,
        method=rule.method,
        income_minor=income_minor,
        taxable_minor=taxable,
        rate_bp=bracket.rate_bp,
        quick_deduction_minor=bracket.quick_deduction_minor,
        withheld_before_minor=withheld_before_minor,
        tax_minor=max(owed - withheld_before_minor, 0),
        **steps,
    )


def bracket_of(brackets: Sequence[Bracket], taxable_minor: int) -> Bracket:
    """Return the bracket that holds an amount: a bound itself still belongs to the lower one."""
    below = [item for item in brackets if item.above_minor < taxable_minor]
    return max(below, key=lambda item: item.above_minor) if below else brackets[0]


def months_in_a_row(months: set[date], month: date) -> int:
    """Return how many months of ``month``'s year, up to and with it, had income without a gap."""
    numbers = {item.month for item in months if item.year == month.year} | {month.month}
    count = 0
    while month.month - count in numbers:
        count += 1
    return count


def _same_month(item: Withheld, month: date) -> bool:
    return (item.month.year, item.month.month) == (month.year, month.month)
