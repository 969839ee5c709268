"""Reads of money coming in."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from api.connection import Connection
from api.filters import EnumsFilter
from api.payments.types import TopUp
from api.permissions import Permission, permission
from settlements.payments import models, selectors
from settlements.payments.states import TopUpState


class TopUpFilters(django_filters.FilterSet):
    """Narrows top-ups."""

    state = EnumsFilter(TopUpState, field_name="state", label="Any of these states")

    class Meta:
        model = models.TopUp
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """Money in."""

    top_ups = Connection(
        TopUp,
        orders={"NEWEST": ("-started_at",)},
        filters=TopUpFilters,
        description="Your brand's top-ups; an operator sees every brand's",
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_top_ups(root: Any, info: Any) -> QuerySet[models.TopUp]:
        return selectors.top_ups(info.context.actor).select_related("organization")
