"""Accounts, entries, transactions and the trial balance, as each reader may see them."""

from typing import Any

import graphene

from api.connection import Connection
from api.ids import global_id
from api.permissions import Permission
from api.tenancy.types import Organization
from api.types import DateTime, Minor, Node, Type, enum
from settlements.ledger import models, selectors
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import TrialBalance as TrialBalanceValue
from settlements.ledger.types import TrialLine as TrialLineValue

ACCOUNT_KIND = enum(AccountKind, "LedgerAccountKind")


class LedgerAccount(Type):
    """One place where an organization's money stands. Positive: the alliance owes it this much."""

    class Meta:
        interfaces = (Node,)
        model = models.Account
        read = Permission.VIEW_MONEY

    organization = graphene.Field(Organization, required=True, description="Whose money it is")
    kind = graphene.Field(ACCOUNT_KIND, required=True, description="What the money is for")
    reference = graphene.String(required=True, description="Purpose or rail, or empty")
    currency = graphene.String(required=True, description="ISO 4217")
    mode = graphene.Field(
        enum(AccountMode, "LedgerAccountMode"), required=True, description="How its balance is kept"
    )
    balance_minor = Minor(required=True, description="Everything posted, minor units")
    held_minor = Minor(required=True, description="Set aside by holds, minor units")
    available_minor = Minor(required=True, description="What no hold has set aside, minor units")
    created_at = DateTime(required=True, description="Opened")

    @staticmethod
    def resolve_balance_minor(root: Any, info: Any) -> Any:
        return root.total

    @staticmethod
    def resolve_held_minor(root: Any, info: Any) -> Any:
        return root.held

    @staticmethod
    def resolve_available_minor(root: Any, info: Any) -> Any:
        return root.total - root.held

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Account | None:
        found = selectors.accounts(info.context.actor).select_related("organization")
        return found.filter(pk=pk).first()


class LedgerEntry(Type):
    """One leg of a transaction on one account."""

    class Meta:
        read = Permission.VIEW_MONEY

    id = graphene.ID(required=True, description="Transaction and leg; for keys, not for node()")
    transaction_id = graphene.ID(required=True, description="Global id of its transaction")
    account_id = graphene.ID(required=True, description="Global id of its account")
    organization = graphene.Field(Organization, required=True, description="Whose account")
    kind = graphene.Field(ACCOUNT_KIND, required=True, description="Kind of the account")
    reference = graphene.String(required=True, description="Reference of the account")
    amount_minor = Minor(required=True, description="Positive adds to the account, minor units")
    currency = graphene.String(required=True, description="ISO 4217")
    source = graphene.String(required=True, description="Which room posted it")
    occasion = graphene.String(required=True, description="What happened: source and verb")
    narrative = graphene.String(required=True, description="Number of the thing, or empty")
    effective_at = DateTime(required=True, description="The instant it counts from")
    recorded_at = DateTime(required=True, description="The instant it was posted")

    @staticmethod
    def resolve_id(root: models.Entry, info: Any) -> str:
        return f"{root.tx_id}:{root.leg}"

    @staticmethod
    def resolve_transaction_id(root: models.Entry, info: Any) -> str:
        return global_id("LedgerTransaction", root.tx_id)

    @staticmethod
    def resolve_account_id(root: models.Entry, info: Any) -> str:
        return global_id("LedgerAccount", root.account_id)

    @staticmethod
    def resolve_kind(root: models.Entry, info: Any) -> str:
        return root.account.kind

    @staticmethod
    def resolve_reference(root: models.Entry, info: Any) -> str:
        return root.account.reference

    @staticmethod
    def resolve_amount_minor(root: models.Entry, info: Any) -> int:
        return root.amount

    @staticmethod
    def resolve_source(root: models.Entry, info: Any) -> str:
        return root.tx.source

    @staticmethod
    def resolve_occasion(root: models.Entry, info: Any) -> str:
        return selectors.occasion_of(root.tx)

    @staticmethod
    def resolve_narrative(root: models.Entry, info: Any) -> str:
        return root.tx.narrative

    @staticmethod
    def resolve_effective_at(root: models.Entry, info: Any) -> Any:
        return root.tx.effective_at

    @staticmethod
    def resolve_recorded_at(root: models.Entry, info: Any) -> Any:
        return root.tx.recorded_at


class LedgerTransaction(Type):
    """One sealed transaction; a party sees its own legs, the operator all of them."""

    class Meta:
        interfaces = (Node,)
        model = models.Tx
        read = Permission.VIEW_MONEY

    source = graphene.String(required=True, description="Which room posted it")
    idempotency_key = graphene.String(required=True, description="Once per source")
    occasion = graphene.String(required=True, description="What happened: source and verb")
    narrative = graphene.String(required=True, description="Number of the thing, or empty")
    effective_at = DateTime(required=True, description="The instant it counts from")
    recorded_at = DateTime(required=True, description="The instant it was posted")
    entry_count = graphene.Int(required=True, description="Legs, those of other parties included")
    entries = Connection(LedgerEntry, orders={"LEG": ("leg",)}, description="The visible legs")

    @staticmethod
    def resolve_occasion(root: models.Tx, info: Any) -> str:
        return selectors.occasion_of(root)

    @staticmethod
    def resolve_entries(root: models.Tx, info: Any) -> list[models.Entry]:
        return selectors.legs_of(root)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Tx | None:
        return selectors.transactions(info.context.actor).filter(pk=pk).first()


class TrialLine(Type):
    """All accounts of one kind and currency."""

    class Meta:
        model = TrialLineValue
        read = Permission.VIEW_MONEY

    kind = graphene.Field(ACCOUNT_KIND, required=True, description="Kind of account")
    currency = graphene.String(required=True, description="ISO 4217")
    accounts = graphene.Int(required=True, description="How many")
    balance_minor = Minor(required=True, description="What their balances say, minor units")
    entries_minor = Minor(required=True, description="What their entries add up to, minor units")
    debits_minor = Minor(required=True, description="Taken out in all, minor units, not negative")
    credits_minor = Minor(required=True, description="Put in in all, minor units")


class TrialBalance(Type):
    """The books recomputed from every entry."""

    class Meta:
        model = TrialBalanceValue
        read = Permission.VIEW_MONEY

    lines = graphene.List(
        graphene.NonNull(TrialLine), required=True, description="One for each kind and currency"
    )
    total_minor = Minor(required=True, description="Sum of all entries: zero in sound books")
    drift_minor = Minor(
        required=True, description="By how much balances differ from entries: zero in sound books"
    )
    balanced = graphene.Boolean(required=True, description="Both are zero")
    transactions = graphene.Int(required=True, description="Posted so far")
    entries = graphene.Int(required=True, description="Posted so far")
    closed_through = DateTime(description="Nothing is posted at or before this instant any more")

    @staticmethod
    def resolve_closed_through(root: TrialBalanceValue, info: Any) -> Any:
        return selectors.closed_through(info.context.actor.alliance_id)


class Wallet(Type):
    """What a brand can spend, and what it has set apart."""

    class Meta:
        read = Permission.VIEW_MONEY

    available_minor = Minor(required=True, description="Free to spend, minor units")
    escrowed_minor = Minor(required=True, description="Standing in escrows, minor units")
    currency = graphene.String(required=True, description="ISO 4217")
    account_id = graphene.ID(description="Global id of the wallet's account, once it is opened")
