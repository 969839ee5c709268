"""Filters of periods, statements and lines."""

import django_filters

from api.filters import EnumsFilter, IdFilter
from settlements.statements.models import Period, Statement, StatementLine
from settlements.statements.states import LineKind, PayoutState, PeriodState, StatementState


class SettlementPeriodFilters(django_filters.FilterSet):
    """Narrows periods."""

    states = EnumsFilter(PeriodState, field_name="state", label="In any of these states")

    class Meta:
        model = Period
        fields: list[str] = []


class StatementFilters(django_filters.FilterSet):
    """Narrows statements."""

    period = IdFilter("SettlementPeriod", field_name="period_id", label="Of this period")
    states = EnumsFilter(StatementState, field_name="state", label="In any of these states")
    payout_states = EnumsFilter(
        PayoutState, field_name="payout_state", label="With any of these payout states"
    )
    text = django_filters.CharFilter(
        field_name="party_name", lookup_expr="icontains", label="Part of the party's name"
    )

    class Meta:
        model = Statement
        fields: list[str] = []


class StatementLineFilters(django_filters.FilterSet):
    """Narrows the lines of statements."""

    statement = IdFilter("Statement", field_name="statement_id", label="Of this statement")
    kinds = EnumsFilter(LineKind, field_name="kind", label="Of any of these kinds")
    text = django_filters.CharFilter(
        field_name="label", lookup_expr="icontains", label="Part of the description"
    )

    class Meta:
        model = StatementLine
        fields: list[str] = []
