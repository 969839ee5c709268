"""Reads of periods and statements: a party its own, the operator all of its alliance."""

from uuid import UUID

from django.db.models import QuerySet, Sum

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.statements.models import Period, Statement, StatementLine
from settlements.statements.states import PayoutState, StatementState
from settlements.statements.types import Document, Line, PayableStatement, Sums
from settlements.tax.selectors import withholding_steps


def periods(actor: Actor) -> QuerySet[Period]:
    """Return the alliance's periods, for the operator."""
    actor.require(Permission.VIEW_MONEY, Kind.OPERATOR)
    return Period.objects.filter(alliance_id=actor.alliance_id)


def statements(actor: Actor) -> QuerySet[Statement]:
    """Return the statements made out to the acting organization."""
    actor.require(Permission.VIEW_MONEY)
    return Statement.objects.filter(
        alliance_id=actor.alliance_id, organization_id=actor.organization_id
    )


def visible_statements(actor: Actor) -> QuerySet[Statement]:
    """Return the acting organization's statements; the operator gets every party's."""
    actor.require(Permission.VIEW_MONEY)
    return Statement.objects.filter(alliance_id=actor.alliance_id)


def statement(actor: Actor, statement_id: UUID) -> Statement:
    """Return one visible statement. Raises NotFound."""
    found = visible_statements(actor).filter(pk=statement_id).order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def visible_lines(actor: Actor) -> QuerySet[StatementLine]:
    """Return the lines of every visible statement."""
    actor.require(Permission.VIEW_MONEY)
    return StatementLine.objects.filter(alliance_id=actor.alliance_id)


def lines(actor: Actor, statement_id: UUID) -> QuerySet[StatementLine]:
    """Return the lines of a visible statement, by position."""
    return visible_lines(actor).filter(statement_id=statement_id).order_by("position")


def payable_statements(
    actor: Actor, *, period_id: UUID | None = None, statement_ids: list[UUID] | None = None
) -> list[PayableStatement]:
    """Return the statements that may be paid out now: due, and not disputed. For the operator.

    Of one period, or of the named ids, when given; in the order of their numbers.
    """
    actor.require(Permission.VIEW_MONEY, Kind.OPERATOR)
    due = Statement.objects.filter(
        alliance_id=actor.alliance_id, payout_state=PayoutState.DUE
    ).exclude(state=StatementState.DISPUTED)
    if period_id is not None:
        due = due.filter(period_id=period_id)
    if statement_ids is not None:
        due = due.filter(pk__in=statement_ids)
    return [
        PayableStatement(
            id=found.id,
            number=found.number,
            organization_id=found.organization_id,
            party_name=found.party_name,
            legal_kind=found.legal_kind,
            net_payable_minor=found.net_payable_minor,
            currency=found.currency,
            period_id=found.period_id,
        )
        for found in due.order_by("number", "id")
    ]


def period_sums(actor: Actor, period_id: UUID) -> dict[str, int]:
    """Return a period's totals over all parties, in minor units; zero where there is nothing."""
    names = ("earned_minor", "adjusted_minor", "tax_minor", "net_payable_minor")
    mine = visible_statements(actor).filter(period_id=period_id).order_by()
    found = mine.aggregate(**{name: Sum(name) for name in names})
    return {name: found[name] or 0 for name in names}


def document(actor: Actor, statement_id: UUID) -> Document:
    """Return a visible statement as its exports show it. Raises NotFound."""
    found = statement(actor, statement_id)
    return Document(
        number=found.number,
        alliance_name=found.alliance.name,
        party_name=found.party_name,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        closed_at=found.issued_at,
        currency=found.currency,
        sums=Sums(
            opening_minor=found.opening_minor,
            earned_minor=found.earned_minor,
            adjusted_minor=found.adjusted_minor,
            tax_minor=found.tax_minor,
        ),
        net_payable_minor=found.net_payable_minor,
        digest=found.digest,
        withholding=withholding_steps(actor, statement_id),
        lines=tuple(_line(row) for row in lines(actor, statement_id)),
    )


def _line(row: StatementLine) -> Line:
    return Line(
        position=row.position,
        kind=row.kind,
        occurred_on=row.occurred_on,
        label=row.label,
        event_key=row.event_key,
        gross_minor=row.gross_minor,
        refunded_minor=row.refunded_minor,
        amount_minor=row.amount_minor,
        subject_id=row.subject_id,
    )
