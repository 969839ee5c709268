"""Reads of the own brand profile and of host claims."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from advertisers.brands import models, selectors
from advertisers.brands.states import HostState
from alliance.tenancy.states import Kind
from api.brands.types import BrandProfile, VerifiedHost
from api.connection import Connection
from api.filters import EnumsFilter
from api.permissions import Permission, permission


class VerifiedHostFilters(django_filters.FilterSet):
    """Narrows host claims."""

    state = EnumsFilter(HostState, field_name="state", label="Any of these states")

    class Meta:
        model = models.VerifiedHost
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """Brands."""

    brand_profile = graphene.Field(BrandProfile, description="Your brand's profile, once saved")
    verified_hosts = Connection(
        VerifiedHost,
        orders={"NEWEST": ("-id",)},
        filters=VerifiedHostFilters,
        description="Your brand's host claims; an operator sees every brand's",
    )

    @staticmethod
    @permission(Permission.VIEW, Kind.BRAND)
    def resolve_brand_profile(root: Any, info: Any) -> models.BrandProfile | None:
        return selectors.own_profile(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_verified_hosts(root: Any, info: Any) -> QuerySet[models.VerifiedHost]:
        return selectors.verified_hosts(info.context.actor)
