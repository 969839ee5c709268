"""Reads of durable work."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from alliance.jobs import models, selectors
from alliance.jobs.states import JobState
from alliance.tenancy.states import Kind
from api.connection import Connection
from api.filters import EnumFilter
from api.jobs.types import Job
from api.permissions import Permission, permission


class JobFilters(django_filters.FilterSet):
    """Narrows the work."""

    state = EnumFilter(JobState, label="Only in this state")
    kind = django_filters.CharFilter(label="Only of this kind")

    class Meta:
        model = models.Job
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """Work in the background."""

    jobs = Connection(
        Job,
        orders={"NEWEST": ("-id",)},
        filters=JobFilters,
        description="The alliance's work in the background",
    )

    @staticmethod
    @permission(Permission.OPERATE, Kind.OPERATOR)
    def resolve_jobs(root: Any, info: Any) -> QuerySet[models.Job]:
        return selectors.jobs_of(info.context.actor)
