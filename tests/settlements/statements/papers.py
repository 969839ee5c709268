"""A statement's document without a database."""

from datetime import UTC, date, datetime

from settlements.statements.exports.csv import digest_of
from settlements.statements.states import LineKind
from settlements.statements.types import Document, Line, Sums
from settlements.tax.data import tax_rules
from settlements.tax.rules import rule_for, withhold

CLOSED = datetime(2026, 11, 2, 2, 0, 5, tzinfo=UTC)


def make_line(position: int, amount_minor: int, **given: object) -> Line:
    facts = {
        "kind": LineKind.EARNING,
        "occurred_on": date(2026, 10, 1 + position % 30),
        "label": f"老茶客茶友群 · 订单 {position}",
        "event_key": f"order:{position}",
        "gross_minor": amount_minor,
        "refunded_minor": 0,
        **given,
    }
    return Line(position=position, amount_minor=amount_minor, **facts)  # type: ignore[arg-type]


def make_document(count: int = 3, **first: object) -> Document:
    """A person's statement of ``count`` earnings of ¥5,000 and the tax on them."""
    rule = rule_for(tax_rules(), payee="person", on=date(2026, 10, 31))
    earned = count * 500_000
    tax = withhold(rule, payment_minor=earned, month=date(2026, 10, 1), before=[])
    lines = [
        make_line(number, 500_000, **(first if number == 1 else {}))
        for number in range(1, count + 1)
    ]
    if tax.tax_minor:
        lines.append(
            make_line(count + 1, -tax.tax_minor, kind=LineKind.TAX, label="", event_key="")
        )
    sums = Sums(
        opening_minor=-12_345, earned_minor=earned, adjusted_minor=0, tax_minor=tax.tax_minor
    )
    return Document(
        number="20261001-20261031-00012",
        alliance_name="长三角生活家联盟",
        party_name="老茶客的社群工作室",
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 10, 31),
        closed_at=CLOSED,
        currency="CNY",
        sums=sums,
        net_payable_minor=max(sums.closing_minor, 0),
        digest=digest_of(lines),
        withholding=tax,
        lines=tuple(lines),
    )
