"""Filters of members, purchases, imports and row errors."""

import django_filters

from alliance.kernel.vocabulary import Gender
from api.filters import EnumFilter, IdFilter
from traffic_owners.crm.models import ImportRowError, Member, MemberImport, Purchase
from traffic_owners.crm.states import ImportKind, ImportState


class PoolMemberFilters(django_filters.FilterSet):
    """Narrows the people of your pool."""

    external_id = django_filters.CharFilter(label="Exactly this number")
    gender = EnumFilter(Gender, label="Of this gender")
    province = django_filters.CharFilter(label="In this province, e.g. GD")

    class Meta:
        model = Member
        fields: list[str] = []


class PurchaseFilters(django_filters.FilterSet):
    """Narrows purchases."""

    member = IdFilter("Member", field_name="member_id", label="By this person")
    since = django_filters.DateFilter("occurred_on", "gte", label="On this day or later")
    until = django_filters.DateFilter("occurred_on", "lte", label="On this day or earlier")

    class Meta:
        model = Purchase
        fields: list[str] = []


class MemberImportFilters(django_filters.FilterSet):
    """Narrows imports."""

    kind = EnumFilter(ImportKind, label="Of this kind")
    state = EnumFilter(ImportState, label="In this state")

    class Meta:
        model = MemberImport
        fields: list[str] = []


class ImportRowErrorFilters(django_filters.FilterSet):
    """Narrows row errors."""

    member_import = IdFilter("MemberImport", field_name="member_import_id", label="Of this import")

    class Meta:
        model = ImportRowError
        fields: list[str] = []
