"""Reads of the books."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from alliance.tenancy.states import Kind
from api.connection import Connection
from api.filters import EnumsFilter, IdFilter
from api.ids import global_id
from api.ledger.types import LedgerAccount, LedgerEntry, LedgerTransaction, TrialBalance, Wallet
from api.permissions import Permission, permission
from settlements.ledger import models, selectors
from settlements.ledger import types as values
from settlements.ledger.states import AccountKind


class LedgerAccountFilters(django_filters.FilterSet):
    """Narrows accounts."""

    kind = EnumsFilter(AccountKind, field_name="kind", label="Any of these kinds")
    organization = IdFilter("Organization", field_name="organization_id", label="Whose")

    class Meta:
        model = models.Account
        fields: list[str] = []


class LedgerEntryFilters(django_filters.FilterSet):
    """Narrows entries."""

    account = IdFilter("LedgerAccount", field_name="account_id", label="Of one account")
    organization = IdFilter("Organization", field_name="organization_id", label="Whose")
    kind = EnumsFilter(AccountKind, field_name="account__kind", label="Any of these kinds")
    source = django_filters.CharFilter(field_name="tx__source", label="Posted by this room")
    since = django_filters.IsoDateTimeFilter(
        field_name="tx__effective_at", lookup_expr="gte", label="Counting from this instant on"
    )
    until = django_filters.IsoDateTimeFilter(
        field_name="tx__effective_at", lookup_expr="lt", label="Counting from before this instant"
    )

    class Meta:
        model = models.Entry
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """The books."""

    wallet = graphene.Field(Wallet, required=True, description="Your organization's own money")
    ledger_accounts = Connection(
        LedgerAccount,
        orders={"OPENED": ("id",), "BALANCE": ("-total",)},
        filters=LedgerAccountFilters,
        description="Your accounts; an operator sees the alliance's",
    )
    ledger_entries = Connection(
        LedgerEntry,
        orders={"NEWEST": ("-tx_id",)},
        filters=LedgerEntryFilters,
        description="Entries of the accounts you may see",
    )
    ledger_transactions = Connection(
        LedgerTransaction,
        orders={"NEWEST": ("-id",)},
        description="Transactions in which a visible account takes part",
    )
    trial_balance = graphene.Field(
        TrialBalance, required=True, description="The alliance's books, recomputed now"
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_wallet(root: Any, info: Any) -> dict[str, Any]:
        organization_id = info.context.actor.organization_id
        wallet = selectors.wallet(organization_id)
        found = wallet.account_id
        return {
            "available_minor": wallet.available_minor,
            "escrowed_minor": wallet.escrowed_minor,
            "currency": "CNY",
            "account_id": global_id("LedgerAccount", found) if found else None,
        }

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_ledger_accounts(root: Any, info: Any) -> QuerySet[models.Account]:
        return selectors.accounts(info.context.actor).select_related("organization")

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_ledger_entries(root: Any, info: Any) -> QuerySet[models.Entry]:
        return selectors.entries(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_ledger_transactions(root: Any, info: Any) -> QuerySet[models.Tx]:
        return selectors.transactions(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW_MONEY, Kind.OPERATOR)
    def resolve_trial_balance(root: Any, info: Any) -> values.TrialBalance:
        return selectors.trial_balance(info.context.actor.alliance_id)
