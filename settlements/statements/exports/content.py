"""The parts that PDF and spreadsheet share: facts, sums and cells, worded."""

from zoneinfo import ZoneInfo

from alliance.kernel.clock import DEFAULT_ZONE
from settlements.statements.exports.words import word
from settlements.statements.rules import grouped
from settlements.statements.states import LineKind
from settlements.statements.types import Document, Line


def facts(document: Document, language: str) -> list[tuple[str, str]]:
    """Return the head of the statement as (name, value)."""
    closed = document.closed_at.astimezone(ZoneInfo(DEFAULT_ZONE))
    return [
        (word("party", language), document.party_name),
        (word("alliance", language), document.alliance_name),
        (word("number", language), document.number),
        (word("period", language), f"{document.starts_on} – {document.ends_on}"),
        (word("closed", language), f"{closed:%Y-%m-%d %H:%M:%S %z}"),
        (word("currency", language), document.currency),
    ]


def sums(document: Document, language: str) -> list[tuple[str, int]]:
    """Return the foot of the statement as (name, minor units); the tax is shown as taken off."""
    found = document.sums
    return [
        (word("opening", language), found.opening_minor),
        (word("earned", language), found.earned_minor),
        (word("adjusted", language), found.adjusted_minor),
        (word("tax", language), -found.tax_minor),
        (word("closing", language), found.closing_minor),
        (word("net", language), document.net_payable_minor),
    ]


def tax_sentence(document: Document, language: str) -> str:
    """Return how the tax was found, in one sentence; empty when nobody had to withhold."""
    steps = document.withholding
    if steps is None:
        return ""
    return word(steps.method, language).format(
        income=grouped(steps.income_minor),
        expense=grouped(steps.expense_minor),
        deduction=grouped(steps.deduction_minor),
        months=steps.months,
        taxable=grouped(steps.taxable_minor),
        rate=f"{steps.rate_bp / 100:g}",
        quick=grouped(steps.quick_deduction_minor),
        before=grouped(steps.withheld_before_minor),
        tax=grouped(steps.tax_minor),
    )


def describe(line: Line, language: str) -> str:
    """Return what a line is about."""
    return word("tax_label", language) if line.kind == LineKind.TAX else line.label
