"""Reads of representations."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from api.agencies.types import Representation
from api.connection import Connection
from api.filters import EnumsFilter
from api.permissions import Permission, permission
from traffic_owners.agencies import models, selectors
from traffic_owners.agencies.states import RepresentationState


class RepresentationFilters(django_filters.FilterSet):
    """Narrows representations."""

    state = EnumsFilter(RepresentationState, label="Any of these states")

    class Meta:
        model = models.Representation
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """Who represents whom."""

    representations = Connection(
        Representation,
        orders={"NEWEST": ("-created_at",), "OWNER": ("owner__name",)},
        filters=RepresentationFilters,
        description="Your contracts of representation, as agency or as owner",
    )

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_representations(root: Any, info: Any) -> QuerySet[models.Representation]:
        return selectors.representations(info.context.actor)
