"""Reads of postback sources and of the orders they reported."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.tenancy.states import Kind
from api.attribution.filters import ConversionFilters
from api.attribution.types import Conversion, PostbackSource
from api.connection import Connection
from api.permissions import Permission, permission
from marketplace.attribution import models, selectors


class Queries(graphene.ObjectType):
    """What was sold, and whom it is credited to."""

    postback_sources = Connection(
        PostbackSource, orders={"NEWEST": ("-created_at",)}, description="Your brand's servers"
    )
    conversions = Connection(
        Conversion,
        orders={"NEWEST": ("-received_at",), "AMOUNT": ("-amount_minor",)},
        filters=ConversionFilters,
        description="Orders you are a party to",
    )

    @staticmethod
    @permission(Permission.MANAGE_SOURCES, Kind.BRAND)
    def resolve_postback_sources(root: Any, info: Any) -> QuerySet[models.PostbackSource]:
        return selectors.sources(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_conversions(root: Any, info: Any) -> QuerySet[models.Conversion]:
        return selectors.conversions(info.context.actor)
