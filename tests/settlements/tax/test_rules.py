"""Withholding: worked examples of both methods, dated rules, and what must hold for any history."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from settlements.tax.data import tax_rules
from settlements.tax.rules import NoTaxRule, bracket_of, months_in_a_row, rule_for, withhold
from settlements.tax.states import Method
from settlements.tax.types import TaxRule, Withheld

YUAN = 100


def rule(key: str) -> TaxRule:
    return next(item for item in tax_rules() if item.key == key)


def run(key: str, payments: list[tuple[date, int]]) -> list[int]:
    """Withhold from payments (month, yuan) one after the other; return each tax in fen."""
    before: list[Withheld] = []
    for month, yuan in payments:
        found = withhold(rule(key), payment_minor=yuan * YUAN, month=month, before=before)
        before.append(Withheld(month, found.method, yuan * YUAN, found.tax_minor))
    return [item.tax_minor for item in before]


@pytest.mark.parametrize(
    ("yuan", "tax"),
    [
        (800, 0),
        (4_000, 640 * YUAN),  # (4,000 − 800) × 20 %
        (4_001, 640 * YUAN + 16),  # 4,001 × 80 % × 20 %
        (10_000, 1_600 * YUAN),
        (25_000, 4_000 * YUAN),  # taxable exactly 20,000: still 20 %
        (30_000, 5_200 * YUAN),  # 24,000 × 30 % − 2,000
        (62_500, 13_000 * YUAN),  # taxable exactly 50,000
        (100_000, 25_000 * YUAN),  # 80,000 × 40 % − 7,000
    ],
)
def test_single_payment_examples(yuan: int, tax: int) -> None:
    assert run("single-payment-2019", [(date(2025, 3, 1), yuan)]) == [tax]


def test_two_payments_of_a_month_are_taxed_as_one() -> None:
    march = date(2025, 3, 1)
    assert sum(run("single-payment-2019", [(march, 3_000), (march, 2_000)])) == 800 * YUAN


def test_a_new_month_is_a_new_payment() -> None:
    taxes = run("single-payment-2019", [(date(2025, 3, 1), 3_000), (date(2025, 4, 1), 3_000)])
    assert taxes == [440 * YUAN, 440 * YUAN]


def test_cumulative_small_income_is_free() -> None:
    """6,250 × 80 % − 5,000 = 0 every month."""
    months = [(date(2026, month, 1), 6_250) for month in range(1, 7)]
    assert run("platform-cumulative-2025", months) == [0] * 6


def test_cumulative_year_of_ten_thousand_a_month() -> None:
    """Taxable grows by 10,000 × 80 % − 5,000 = 3,000 a month: 36,000 only in December."""
    months = [(date(2026, month, 1), 10_000) for month in range(1, 13)]
    assert run("platform-cumulative-2025", months) == [90 * YUAN] * 12


def test_cumulative_climbs_the_brackets() -> None:
    """50,000 a month: taxable 35,000, 70,000, 105,000, 140,000, 175,000."""
    months = [(date(2026, month, 1), 50_000) for month in range(1, 6)]
    assert run("platform-cumulative-2025", months) == [
        1_050 * YUAN,  # 35,000 × 3 %
        3_430 * YUAN,  # 70,000 × 10 % − 2,520 − 1,050
        3_500 * YUAN,
        3_500 * YUAN,
        6_600 * YUAN,  # 175,000 × 20 % − 16,920 − 11,480
    ]


@pytest.mark.parametrize(
    ("taxable", "owed"),
    [
        (36_000, 1_080),
        (144_000, 11_880),
        (300_000, 43_080),
        (420_000, 73_080),
        (660_000, 145_080),
        (960_000, 250_080),
        (1_000_000, 268_080),
    ],
)
def test_brackets_meet_without_a_jump(taxable: int, owed: int) -> None:
    bracket = bracket_of(rule("platform-cumulative-2025").brackets, taxable * YUAN)
    assert taxable * bracket.rate_bp // 10_000 - bracket.quick_deduction_minor // YUAN == owed


def test_a_month_without_income_restarts_the_deduction_months() -> None:
    assert months_in_a_row({date(2026, 1, 1), date(2026, 2, 1)}, date(2026, 3, 1)) == 3
    assert months_in_a_row({date(2026, 1, 1), date(2026, 2, 1)}, date(2026, 4, 1)) == 1
    assert months_in_a_row({date(2025, 12, 1)}, date(2026, 1, 1)) == 1


def test_january_starts_a_new_year() -> None:
    taxes = run(
        "platform-cumulative-2025", [(date(2026, 12, 1), 50_000), (date(2027, 1, 1), 50_000)]
    )
    assert taxes == [1_050 * YUAN, 1_050 * YUAN]


def test_refund_never_makes_tax_negative_and_is_made_good_later() -> None:
    march, april = date(2026, 3, 1), date(2026, 4, 1)
    taxes = run("platform-cumulative-2025", [(march, 50_000), (march, -40_000), (april, 40_000)])
    # After April: 50,000 × 80 % − 10,000 = 30,000 × 3 % = 900 owed, 1,050 withheld already.
    assert taxes == [1_050 * YUAN, 0, 0]


def test_rule_changes_on_the_first_of_october_2025() -> None:
    before = rule_for(tax_rules(), payee="person", on=date(2025, 9, 30))
    after = rule_for(tax_rules(), payee="person", on=date(2025, 10, 1))
    assert (before.method, after.method) == (Method.SINGLE_PAYMENT, Method.CUMULATIVE)


def test_single_payments_of_september_are_no_income_of_the_cumulative_method() -> None:
    old = [Withheld(date(2025, 9, 1), Method.SINGLE_PAYMENT, 50_000 * YUAN, 10_000 * YUAN)]
    found = withhold(
        rule("platform-cumulative-2025"),
        payment_minor=10_000 * YUAN,
        month=date(2025, 10, 1),
        before=old,
    )
    assert (found.income_minor, found.withheld_before_minor) == (10_000 * YUAN, 0)
    assert (found.months, found.tax_minor) == (1, 90 * YUAN)


@pytest.mark.parametrize("payee", ["company", "sole_trader"])
def test_who_files_himself_is_not_withheld_from(payee: str) -> None:
    found = rule_for(tax_rules(), payee=payee, on=date(2026, 1, 1))
    assert withhold(found, payment_minor=10**9, month=date(2026, 1, 1), before=[]).tax_minor == 0


def test_overseas_payee_has_no_rule() -> None:
    with pytest.raises(NoTaxRule):
        rule_for(tax_rules(), payee="overseas", on=date(2026, 1, 1))


def test_every_rule_names_its_source_and_starts_at_zero() -> None:
    for item in tax_rules():
        assert item.source
        assert not item.brackets or item.brackets[0].above_minor == 0
        bounds = [bracket.above_minor for bracket in item.brackets]
        assert bounds == sorted(set(bounds))


@given(st.lists(st.integers(0, 20_000_000), min_size=1, max_size=12))
def test_monthly_withholding_adds_up_to_the_tax_of_the_year(payments: list[int]) -> None:
    """Month by month nothing is lost: the sum is the highest tax owed at any month's end."""
    found = rule("platform-cumulative-2025")
    before: list[Withheld] = []
    owed = 0
    for number, payment in enumerate(payments, start=1):
        month = date(2026, number, 1)
        alone = withhold(found, payment_minor=payment, month=month, before=before)
        before.append(Withheld(month, alone.method, payment, alone.tax_minor))
        owed = max(owed, alone.tax_minor + alone.withheld_before_minor)
        assert alone.tax_minor >= 0
    assert sum(item.tax_minor for item in before) == owed
