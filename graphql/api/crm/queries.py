"""Reads of an owner's people, purchases and imports."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.tenancy.states import Kind
from api.connection import Connection
from api.crm.filters import (
    ImportRowErrorFilters,
    MemberImportFilters,
    PoolMemberFilters,
    PurchaseFilters,
)
from api.crm.types import ImportRowError, Member, MemberImport, Purchase, PurchaseTotal
from api.permissions import Permission, permission
from traffic_owners.crm import models, selectors
from traffic_owners.crm.types import CurrencyTotal


class Queries(graphene.ObjectType):
    """Your pool."""

    pool_members = Connection(
        Member,
        orders={"NEWEST": ("-created_at",), "NUMBER": ("external_id",)},
        filters=PoolMemberFilters,
        description="The people of your pool",
    )
    purchases = Connection(
        Purchase,
        orders={"LATEST": ("-occurred_on",), "AMOUNT": ("-amount_minor",)},
        filters=PurchaseFilters,
        description="What they bought",
    )
    purchase_totals = graphene.Field(
        graphene.List(graphene.NonNull(PurchaseTotal)),
        required=True,
        description="Sums of all purchases, one for each currency",
    )
    member_imports = Connection(
        MemberImport,
        orders={"NEWEST": ("-created_at",)},
        filters=MemberImportFilters,
        description="Your imports",
    )
    import_row_errors = Connection(
        ImportRowError,
        orders={"ROW": ("row",)},
        filters=ImportRowErrorFilters,
        description="Lines that imports have left out; at most 1,000 are kept of each",
    )

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_pool_members(root: Any, info: Any) -> QuerySet[models.Member]:
        return selectors.members(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_purchases(root: Any, info: Any) -> QuerySet[models.Purchase]:
        return selectors.purchases(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_purchase_totals(root: Any, info: Any) -> list[CurrencyTotal]:
        return selectors.purchase_totals(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_member_imports(root: Any, info: Any) -> QuerySet[models.MemberImport]:
        return selectors.imports(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_import_row_errors(root: Any, info: Any) -> QuerySet[models.ImportRowError]:
        return selectors.row_errors(info.context.actor)
