"""Filters of organizations."""

import django_filters
from django.db.models import QuerySet

from alliance.tenancy.models import Organization
from alliance.tenancy.states import Kind, OrganizationState
from api.filters import EnumFilter


class OrganizationFilters(django_filters.FilterSet):
    """Narrows the organizations of the alliance."""

    name = django_filters.CharFilter(lookup_expr="icontains", label="Part of the name")
    kind = EnumFilter(Kind, method="of_kind", label="Only of this kind")
    state = EnumFilter(OrganizationState, label="Only in this standing")

    class Meta:
        model = Organization
        fields: list[str] = []

    def of_kind(
        self, queryset: QuerySet[Organization], name: str, value: str
    ) -> QuerySet[Organization]:
        return queryset.filter(**{f"is_{Kind(value).value}": True})
