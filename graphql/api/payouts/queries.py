"""Reads of money going out."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from alliance.tenancy.states import Kind
from api.connection import Connection
from api.filters import EnumsFilter, IdFilter
from api.payouts.types import Payout, PayoutRun, Reconciliation, SandboxFault
from api.permissions import Permission, permission
from settlements.payouts import models, selectors
from settlements.payouts.states import PayoutState, RunState


class PayoutFilters(django_filters.FilterSet):
    """Narrows payouts."""

    state = EnumsFilter(PayoutState, field_name="state", label="Any of these states")
    run = IdFilter("PayoutRun", field_name="run_id", label="Of one run")
    organization = IdFilter("Organization", field_name="organization_id", label="To one party")

    class Meta:
        model = models.Payout
        fields: list[str] = []


class PayoutRunFilters(django_filters.FilterSet):
    """Narrows runs."""

    state = EnumsFilter(RunState, field_name="state", label="Any of these states")

    class Meta:
        model = models.PayoutRun
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """Money out."""

    payouts = Connection(
        Payout,
        orders={"NEWEST": ("-id",), "AMOUNT": ("-amount_minor",)},
        filters=PayoutFilters,
        description="Payouts to your organization; an operator sees every party's",
    )
    payout_runs = Connection(
        PayoutRun,
        orders={"NEWEST": ("-made_at",)},
        filters=PayoutRunFilters,
        description="The operator's runs",
    )
    reconciliations = Connection(
        Reconciliation,
        orders={"NEWEST": ("-compared_at",)},
        description="Comparisons with the rails' files",
    )
    sandbox_faults = Connection(
        SandboxFault,
        orders={"NEWEST": ("-id",)},
        description="What the sandbox rail is told to do wrong",
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_payouts(root: Any, info: Any) -> QuerySet[models.Payout]:
        return selectors.payouts(info.context.actor).select_related("organization")

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_payout_runs(root: Any, info: Any) -> QuerySet[models.PayoutRun]:
        return selectors.runs(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_reconciliations(root: Any, info: Any) -> QuerySet[models.Reconciliation]:
        return selectors.reconciliations(info.context.actor)

    @staticmethod
    @permission(Permission.SETTLE, Kind.OPERATOR)
    def resolve_sandbox_faults(root: Any, info: Any) -> QuerySet[models.SandboxFault]:
        return selectors.sandbox_faults(info.context.actor)
