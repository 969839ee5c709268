"""Filters of links and clicks."""

from datetime import datetime

import django_filters
from django.db.models import QuerySet

from alliance.tracking.ids import first_id_at
from alliance.tracking.models import Click, Link
from alliance.tracking.states import LinkState, Reason, Verdict
from api.filters import EnumFilter, EnumsFilter, IdFilter


class LinkFilters(django_filters.FilterSet):
    """Narrows links."""

    state = EnumsFilter(LinkState, label="Any of these states")
    label = django_filters.CharFilter(label="Exactly this label")
    owner = IdFilter("Organization", field_name="organization_id", label="This owner's")
    brand = IdFilter("Organization", field_name="brand_id", label="This brand's")

    class Meta:
        model = Link
        fields: list[str] = []


class ClickFilters(django_filters.FilterSet):
    """Narrows clicks."""

    link = IdFilter("Link", field_name="link_id", label="Of this link")
    verdict = EnumFilter(Verdict, label="Counting or not")
    reason = EnumsFilter(Reason, label="Refused for any of these reasons")
    since = django_filters.IsoDateTimeFilter(method="from_instant", label="From this instant on")
    until = django_filters.IsoDateTimeFilter(method="to_instant", label="Before this instant")

    class Meta:
        model = Click
        fields: list[str] = []

    def from_instant(
        self, queryset: QuerySet[Click], name: str, value: datetime
    ) -> QuerySet[Click]:
        return queryset.filter(pk__gte=first_id_at(value))

    def to_instant(self, queryset: QuerySet[Click], name: str, value: datetime) -> QuerySet[Click]:
        return queryset.filter(pk__lt=first_id_at(value))
