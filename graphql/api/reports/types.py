"""The numbers of a dashboard."""

from typing import Any

import graphene

from api.permissions import Permission, Read
from api.types import Date, Minor, Restricted, Type
from marketplace.reports.selectors import Period
from marketplace.reports.types import DayFigures
from marketplace.reports.types import Figures as FiguresRow


class Figures(Type):
    """Sums over a period, of the deals you are a party to."""

    class Meta:
        read = Read.FENCED

    clicks = graphene.Int(required=True, description="All clicks")
    valid_clicks = graphene.Int(required=True, description="Clicks that count")
    orders = graphene.Int(required=True, description="Orders credited to a deal")
    refused_orders = graphene.Int(required=True, description="Orders refused with a reason")
    buyers = graphene.Int(required=True, description="Distinct buyers, where brands report them")
    amount_minor = Minor(required=True, description="Value of the orders, fen")
    refunded_minor = Minor(required=True, description="Refunded of it, fen")
    commission_minor = Restricted(
        Minor, needs=Permission.VIEW_MONEY, description="Commission of all parties, fen"
    )
    net_commission_minor = Restricted(
        Minor, needs=Permission.VIEW_MONEY, description="Commission after refunds, fen"
    )
    conversion_bp = graphene.Int(description="Orders per valid click, basis points")
    cost_per_order_minor = Restricted(
        Minor, needs=Permission.VIEW_MONEY, description="Net commission per order, fen"
    )
    cost_per_buyer_minor = Restricted(
        Minor, needs=Permission.VIEW_MONEY, description="Acquisition cost (CAC), fen"
    )
    return_bp = graphene.Int(description="Net order value per net commission, 10000 = 1:1")


class DayOfFigures(Type):
    """One business day."""

    class Meta:
        read = Read.FENCED

    day = Date(required=True, description="The day, in the alliance's zone")
    figures = graphene.Field(Figures, required=True, description="Its numbers")


class Dashboard(Type):
    """The numbers of a period, beside those of the period before it."""

    class Meta:
        read = Read.FENCED

    since = Date(required=True, description="First day")
    until = Date(required=True, description="Last day")
    figures = graphene.Field(Figures, required=True, description="The period")
    before = graphene.Field(Figures, required=True, description="As many days before it")
    days = graphene.Field(
        graphene.List(graphene.NonNull(DayOfFigures)),
        required=True,
        description="Every day of the period, at most 366; buyers are not counted by day",
    )

    @staticmethod
    def resolve_figures(root: Period, info: Any) -> FiguresRow:
        return root.figures()

    @staticmethod
    def resolve_before(root: Period, info: Any) -> FiguresRow:
        return root.before()

    @staticmethod
    def resolve_days(root: Period, info: Any) -> list[DayFigures]:
        return root.days()
