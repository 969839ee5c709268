"""Reads of earnings and accruals."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.kernel.errors import InvalidInput
from alliance.tenancy.states import Kind
from api.connection import Connection
from api.permissions import Permission, permission
from api.sharing.filters import AccrualFilters, EarningFilters
from api.sharing.types import Accrual, Earning, EarningDay, EarningTotal
from settlements.sharing import models, selectors, types

MAX_DAYS = 100
_ORDERS = {
    "NEWEST": ("-occurred_at",),
    "OLDEST": ("occurred_at",),
    "LARGEST": ("-amount_minor",),
    "SMALLEST": ("amount_minor",),
    "MATURING_FIRST": ("matures_at",),
    "MATURING_LAST": ("-matures_at",),
}


class Queries(graphene.ObjectType):
    """Money on its way to the parties."""

    earnings = Connection(
        Earning, orders=_ORDERS, filters=EarningFilters, description="Your earnings"
    )
    earning_totals = Connection(
        EarningTotal,
        orders={"STATE": ("id",)},
        description="Your earnings summed by state, in the order money passes through them",
    )
    earning_days = Connection(
        EarningDay,
        orders={"DAY": ("id",)},
        days=graphene.Int(description=f"How many days up to today, 30 unless told, ≤ {MAX_DAYS}"),
        description="Your earnings by day, oldest first, days without any included",
    )
    alliance_earnings = Connection(
        Earning, orders=_ORDERS, filters=EarningFilters, description="Every party's earnings"
    )
    accruals = Connection(
        Accrual,
        orders={"NEWEST": ("-received_at",), "OLDEST": ("received_at",)},
        filters=AccrualFilters,
        description="What each conversion of your alliance accrued",
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_earnings(root: Any, info: Any) -> QuerySet[models.Earning]:
        return selectors.earnings(info.context.actor).select_related("organization__alliance")

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_earning_totals(root: Any, info: Any) -> list[types.StateSum]:
        return selectors.money_by_state(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_earning_days(
        root: Any, info: Any, days: int | None = None
    ) -> list[types.EarningDay]:
        wanted = 30 if days is None else days
        if not 1 <= wanted <= MAX_DAYS:
            raise InvalidInput(
                "days", zh=f"天数须为 1 到 {MAX_DAYS}", en=f"Between 1 and {MAX_DAYS} days"
            )
        context = info.context
        return selectors.earned_by_day(context.actor, days=wanted, now=context.now)

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_alliance_earnings(root: Any, info: Any) -> QuerySet[models.Earning]:
        found = selectors.alliance_earnings(info.context.actor)
        return found.select_related("organization__alliance")

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_accruals(root: Any, info: Any) -> QuerySet[models.Accrual]:
        return selectors.accruals(info.context.actor)
