"""Reads of periods, statements and lines."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.tenancy.states import Kind
from api import ids
from api.connection import Connection
from api.permissions import Permission, permission
from api.statements.filters import (
    SettlementPeriodFilters,
    StatementFilters,
    StatementLineFilters,
)
from api.statements.types import PeriodTotals, SettlementPeriod, Statement, StatementLine
from settlements.statements import models, selectors

_ORDERS = {
    "NEWEST": ("-ends_on",),
    "OLDEST": ("ends_on",),
    "LARGEST": ("-closing_minor",),
    "SMALLEST": ("closing_minor",),
}


class Queries(graphene.ObjectType):
    """What was settled."""

    settlement_periods = Connection(
        SettlementPeriod,
        orders={"NEWEST": ("-starts_on",), "OLDEST": ("starts_on",)},
        filters=SettlementPeriodFilters,
        description="The alliance's periods",
    )
    period_totals = graphene.Field(
        PeriodTotals,
        period_id=ids.IdOf("SettlementPeriod", required=True, description="The period"),
        description="What a period comes to over all its statements",
    )
    statements = Connection(
        Statement,
        orders=_ORDERS,
        filters=StatementFilters,
        description="The statements made out to you",
    )
    alliance_statements = Connection(
        Statement,
        orders=_ORDERS,
        filters=StatementFilters,
        description="Every party's statements",
    )
    statement_lines = Connection(
        StatementLine,
        orders={
            "POSITION": ("position",),
            "LARGEST": ("-amount_minor",),
            "SMALLEST": ("amount_minor",),
        },
        filters=StatementLineFilters,
        description="The lines of your statements, or of one; an operator sees every party's",
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_settlement_periods(root: Any, info: Any) -> QuerySet[models.Period]:
        return selectors.periods(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_period_totals(root: Any, info: Any, period_id: str) -> dict[str, int]:
        key = ids.pk("SettlementPeriod", period_id, field="periodId")
        return selectors.period_sums(info.context.actor, key)

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_statements(root: Any, info: Any) -> QuerySet[models.Statement]:
        return selectors.statements(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_alliance_statements(root: Any, info: Any) -> QuerySet[models.Statement]:
        return selectors.visible_statements(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_statement_lines(root: Any, info: Any) -> QuerySet[models.StatementLine]:
        return selectors.visible_lines(info.context.actor)
