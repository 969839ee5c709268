"""Reads of the record."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from alliance.audit import models, selectors
from alliance.tenancy.states import Kind
from api.audit.types import AuditEntry
from api.connection import Connection
from api.filters import IdFilter
from api.permissions import Permission, permission


class AuditFilters(django_filters.FilterSet):
    """Narrows the record."""

    verb = django_filters.CharFilter(label="Only this deed")
    subject = django_filters.CharFilter(label="Only to this kind of thing")
    subject_id = django_filters.CharFilter(label="Only to this one")
    organization_id = IdFilter("Organization", label="Only for this organization")

    class Meta:
        model = models.Entry
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """Who did what."""

    audit_entries = Connection(
        AuditEntry,
        orders={"NEWEST": ("-id",)},
        filters=AuditFilters,
        description="Your organization's record; an operator's covers the alliance",
    )
    broken_audit_link = graphene.Int(
        description="First place in the alliance's chain that does not hold; null when all do"
    )

    @staticmethod
    @permission(Permission.MANAGE_ORGANIZATION)
    def resolve_audit_entries(root: Any, info: Any) -> QuerySet[models.Entry]:
        return selectors.entries_of(info.context.actor)

    @staticmethod
    @permission(Permission.OPERATE, Kind.OPERATOR)
    def resolve_broken_audit_link(root: Any, info: Any) -> int | None:
        return selectors.first_broken_link(info.context.actor)
