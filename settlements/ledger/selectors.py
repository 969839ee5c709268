"""Reads of the books. The database shows each organization its own rows, the operator all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, F, OuterRef, Prefetch, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.ledger import models
from settlements.ledger.states import AccountKind
from settlements.ledger.types import Balance, TrialBalance, TrialLine, Wallet

_TRIAL = """
SELECT account.kind, account.currency, count(*),
       sum(balance.posted + coalesce(waiting.amount, 0))::bigint,
       coalesce(sum(moved.amount), 0)::bigint,
       coalesce(sum(moved.debits), 0)::bigint, coalesce(sum(moved.credits), 0)::bigint
FROM ledger_account AS account
JOIN ledger_balance AS balance ON balance.account_id = account.id
LEFT JOIN (SELECT account_id, sum(amount) AS amount FROM ledger_unrolled GROUP BY 1) AS waiting
    ON waiting.account_id = account.id
LEFT JOIN (
    SELECT account_id, sum(amount) AS amount, -sum(amount) FILTER (WHERE amount < 0) AS debits,
           sum(amount) FILTER (WHERE amount > 0) AS credits
    FROM ledger_entry GROUP BY 1
) AS moved ON moved.account_id = account.id
WHERE account.alliance_id = %s
GROUP BY 1, 2 ORDER BY 2, 1
"""


def balance(account_id: UUID) -> Balance:
    """Return an account's balance to the last posting; raises NotFound."""
    return balances([account_id])[account_id]


def balances(account_ids: Iterable[UUID]) -> dict[UUID, Balance]:
    """Return the balances of visible accounts; raises NotFound when one is not visible."""
    wanted = set(account_ids)
    rows = _with_posted(models.Balance.objects.filter(account_id__in=wanted))
    found = {account_id: Balance(posted=total, held=held) for account_id, total, held in rows}
    if found.keys() != wanted:
        raise NotFound()
    return found


def balance_of(
    *, organization_id: UUID, kind: AccountKind, reference: str = "", currency: str = "CNY"
) -> Balance:
    """Return the balance of an organization's account by its name; zero while it is not opened."""
    rows = _with_posted(
        models.Balance.objects.filter(
            account__organization_id=organization_id,
            account__kind=kind,
            account__reference=reference,
            account__currency=currency,
        )
    )
    row = rows.first()
    return Balance(posted=row[1], held=row[2]) if row else Balance(posted=0, held=0)


def accounts(actor: Actor, *, kind: AccountKind | None = None) -> QuerySet[models.Account]:
    """Return the visible accounts of the actor's alliance with ``total`` and ``held`` annotated."""
    actor.require(Permission.VIEW_MONEY)
    found = models.Account.objects.filter(alliance_id=actor.alliance_id).annotate(
        total=F("balance__posted") + _waiting(OuterRef("id")), held=F("balance__held")
    )
    return found.filter(kind=kind) if kind else found


def entries(
    actor: Actor,
    *,
    account_id: UUID | None = None,
    tx_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[models.Entry]:
    """Return visible entries, by account, transaction and effective time (``until`` excluded)."""
    actor.require(Permission.VIEW_MONEY)
    found = models.Entry.objects.filter(alliance_id=actor.alliance_id)
    if account_id is not None:
        found = found.filter(account_id=account_id)
    if tx_id is not None:
        found = found.filter(tx_id=tx_id)
    if since is not None:
        found = found.filter(tx__effective_at__gte=since)
    if until is not None:
        found = found.filter(tx__effective_at__lt=until)
    # paging wants an ``id`` that tells the legs of one transaction apart
    return found.select_related("tx", "account", "organization").annotate(id=F("leg"))


def transactions(actor: Actor) -> QuerySet[models.Tx]:
    """Return the transactions in which a visible account takes part, their legs prefetched."""
    actor.require(Permission.VIEW_MONEY)
    legs = entries(actor).order_by("leg")
    found = models.Tx.objects.filter(alliance_id=actor.alliance_id)
    return found.prefetch_related(Prefetch("entries", queryset=legs, to_attr="legs"))


def legs_of(tx: models.Tx) -> list[models.Entry]:
    """Return the visible legs of a transaction that ``transactions`` has read, in order."""
    return tx.legs  # type: ignore[attr-defined, no-any-return]


def occasion_of(tx: models.Tx) -> str:
    """Return what happened as a word for programs: the source, and the verb that begins the key."""
    verb, colon, _ = tx.idempotency_key.partition(":")
    return f"{tx.source}.{verb}" if colon else tx.source


def wallet(organization_id: UUID) -> Wallet:
    """Return what an organization can spend and what it has in escrows; zeros before it has any."""
    own = models.Balance.objects.filter(organization_id=organization_id)
    purse = own.filter(account__kind=AccountKind.BRAND_WALLET, account__reference="")
    found = purse.order_by("account_id").values_list("account_id", "posted", "held").first()
    escrowed = own.filter(account__kind=AccountKind.ESCROW).aggregate(
        total=Sum("posted", default=0)
    )
    return Wallet(
        account_id=found[0] if found else None,
        available_minor=found[1] - found[2] if found else 0,
        escrowed_minor=escrowed["total"],
    )


def trial_balance(alliance_id: UUID) -> TrialBalance:
    """Recompute the alliance's books from every entry. Complete for the operator only."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIAL, [alliance_id])
        lines = tuple(TrialLine(*row) for row in cursor.fetchall())
    return TrialBalance(
        lines=lines,
        transactions=models.Tx.objects.filter(alliance_id=alliance_id).count(),
        entries=models.Entry.objects.filter(alliance_id=alliance_id).count(),
    )


def closed_through(alliance_id: UUID) -> datetime | None:
    """Return the last instant of the alliance's closed periods, None before the first close."""
    row = (
        models.ClosedThrough.objects.filter(alliance_id=alliance_id).order_by("alliance_id").first()
    )
    return row.closed_through if row else None


def _with_posted(rows: QuerySet[models.Balance]) -> QuerySet[Any, tuple[UUID, int, int]]:
    """Read (account, everything posted, held) of each row, unrolled legs included."""
    summed: QuerySet[Any] = rows.annotate(total=F("posted") + _waiting(OuterRef("account_id")))
    return summed.order_by("account_id").values_list("account_id", "total", "held")


def _waiting(account_id: OuterRef) -> Coalesce:
    sums = (
        models.Unrolled.objects.filter(account_id=account_id)
        .order_by()
        .values("account_id")
        .annotate(amount=Sum("amount"))
        .values("amount")
    )
    return Coalesce(Subquery(sums), Value(0), output_field=BigIntegerField())
