"""Write one party's statement: its lines, its tax, and the posting of the tax."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from alliance.kernel.clock import business_date
from alliance.kernel.ids import new_id
from alliance.networks.selectors import rules_at
from alliance.tenancy.models import Organization
from alliance.tenancy.selectors import organization
from alliance.tenancy.types import Actor
from settlements.ledger.services import open_account, post
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from settlements.sharing.services import state_earnings
from settlements.sharing.types import AdjustmentFact, EarningFact
from settlements.statements.exports.csv import digest_of
from settlements.statements.models import Period, Statement, StatementLine
from settlements.statements.rules import payout_of, statement_number
from settlements.statements.states import LineKind
from settlements.statements.types import Line, Sums
from settlements.tax.rules import NoTaxRule
from settlements.tax.services import withhold_payment

SOURCE = "statements"


def issue_statement(
    actor: Actor, *, period: Period, party_id: UUID, position: int, end: datetime
) -> Statement:
    """Write the statement of one party for a closing period, and post its tax.

    Runs in one transaction; the database refuses a second statement of the same party and period.
    """
    assert period.close_at is not None
    party = organization(actor, party_id)
    statement_id = new_id()
    zone = rules_at(period.alliance_id, end).zone
    earned, adjusted = state_earnings(
        actor, party_id=party_id, statement_id=statement_id, before=end
    )
    income = _income(earned, adjusted)
    tax, taxable = _withheld(actor, party, statement_id, income, period)
    sums = Sums(
        opening_minor=_opening(party_id, period),
        earned_minor=sum(fact.amount_minor - fact.reversed_minor for fact in earned),
        adjusted_minor=sum(fact.amount_minor for fact in adjusted),
        tax_minor=tax,
    )
    lines = _lines(earned, adjusted, tax, period, zone)
    payout_state, net = payout_of(sums, retained=party.is_operator, taxable=taxable)
    statement = Statement.objects.create(
        id=statement_id,
        organization_id=party_id,
        alliance_id=period.alliance_id,
        period=period,
        number=statement_number(period.starts_on, period.ends_on, position),
        party_name=party.name,
        legal_kind=party.legal_kind,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        issued_at=period.close_at,
        opening_minor=sums.opening_minor,
        earned_minor=sums.earned_minor,
        adjusted_minor=sums.adjusted_minor,
        tax_minor=sums.tax_minor,
        closing_minor=sums.closing_minor,
        net_payable_minor=net,
        line_count=len(lines),
        digest=digest_of(lines),
        payout_state=payout_state,
    )
    _write_lines(statement, lines)
    if tax:
        _post_tax(actor, statement)
    return statement


def _income(earned: Sequence[EarningFact], adjusted: Sequence[AdjustmentFact]) -> int:
    gained = sum(fact.amount_minor - fact.reversed_minor for fact in earned)
    return gained + sum(fact.amount_minor for fact in adjusted)


def _withheld(
    actor: Actor, party: Organization, statement_id: UUID, income: int, period: Period
) -> tuple[int, bool]:
    """Return the tax and whether a rule exists; the platform's own share is not paid out."""
    if party.is_operator:
        return 0, True
    try:
        found = withhold_payment(
            actor,
            payee_id=party.id,
            legal_kind=party.legal_kind,
            statement_id=statement_id,
            payment_minor=income,
            last_day=period.ends_on,
        )
    except NoTaxRule:
        return 0, False
    return found.tax_minor, True


def _opening(party_id: UUID, period: Period) -> int:
    before = Statement.objects.filter(
        organization_id=party_id, alliance_id=period.alliance_id, ends_on__lt=period.starts_on
    )
    last = before.order_by("-ends_on", "-id").first()
    return last.carried_minor if last else 0


def _lines(
    earned: Sequence[EarningFact],
    adjusted: Sequence[AdjustmentFact],
    tax_minor: int,
    period: Period,
    zone: str,
) -> list[Line]:
    """Earnings by their date, then adjustments by theirs, then the tax."""
    lines = [
        Line(
            position=position,
            kind=LineKind.EARNING,
            occurred_on=business_date(fact.occurred_at, zone),
            label=fact.label,
            event_key=fact.event_key,
            gross_minor=fact.amount_minor,
            refunded_minor=fact.reversed_minor,
            amount_minor=fact.amount_minor - fact.reversed_minor,
            subject_id=fact.earning_id,
        )
        for position, fact in enumerate(earned, start=1)
    ]
    lines += [
        Line(
            position=position,
            kind=LineKind.ADJUSTMENT,
            occurred_on=business_date(fact.recorded_at, zone),
            label=fact.label,
            event_key=fact.event_key,
            gross_minor=fact.amount_minor,
            refunded_minor=0,
            amount_minor=fact.amount_minor,
            subject_id=fact.reversal_id,
        )
        for position, fact in enumerate(adjusted, start=len(lines) + 1)
    ]
    if tax_minor:
        lines.append(
            Line(
                position=len(lines) + 1,
                kind=LineKind.TAX,
                occurred_on=period.ends_on,
                label="",
                event_key="",
                gross_minor=-tax_minor,
                refunded_minor=0,
                amount_minor=-tax_minor,
            )
        )
    return lines


def _write_lines(statement: Statement, lines: Sequence[Line]) -> None:
    StatementLine.objects.bulk_create(
        (
            StatementLine(
                organization_id=statement.organization_id,
                alliance_id=statement.alliance_id,
                statement=statement,
                position=line.position,
                kind=line.kind,
                occurred_on=line.occurred_on,
                label=line.label,
                event_key=line.event_key,
                subject_id=line.subject_id,
                gross_minor=line.gross_minor,
                refunded_minor=line.refunded_minor,
                amount_minor=line.amount_minor,
            )
            for line in lines
        ),
        batch_size=1_000,
    )


def _post_tax(actor: Actor, statement: Statement) -> None:
    payable = open_account(
        organization_id=statement.organization_id,
        alliance_id=statement.alliance_id,
        kind=AccountKind.PAYABLE,
    )
    office = open_account(
        organization_id=actor.organization_id,
        alliance_id=statement.alliance_id,
        kind=AccountKind.TAX_PAYABLE,
        reference="withholding",
        mode=AccountMode.ROLLUP,
    )
    post(
        source=SOURCE,
        idempotency_key=f"tax:{statement.id}",
        legs=[Leg(payable, -statement.tax_minor), Leg(office, statement.tax_minor)],
        effective_at=statement.issued_at,
        narrative=statement.number,
    )
