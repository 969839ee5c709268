"""Filters of earnings and accruals."""

import django_filters

from api.filters import EnumsFilter
from settlements.sharing.models import Accrual, Earning
from settlements.sharing.states import AccrualState, EarningState, EdgeRole


class EarningFilters(django_filters.FilterSet):
    """Narrows earnings."""

    states = EnumsFilter(EarningState, field_name="state", label="In any of these states")
    roles = EnumsFilter(EdgeRole, field_name="role", label="In any of these roles")
    since = django_filters.IsoDateTimeFilter(
        field_name="occurred_at", lookup_expr="gte", label="Earned at or after"
    )
    until = django_filters.IsoDateTimeFilter(
        field_name="occurred_at", lookup_expr="lt", label="Earned before"
    )
    text = django_filters.CharFilter(
        field_name="label", lookup_expr="icontains", label="Part of the description"
    )

    class Meta:
        model = Earning
        fields: list[str] = []


class AccrualFilters(django_filters.FilterSet):
    """Narrows accruals."""

    states = EnumsFilter(AccrualState, field_name="state", label="In any of these states")
    text = django_filters.CharFilter(
        field_name="label", lookup_expr="icontains", label="Part of the description"
    )

    class Meta:
        model = Accrual
        fields: list[str] = []
