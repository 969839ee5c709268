"""The tables of the books. Only PostgreSQL's posting functions write them; see ``migrations``.

They belong to the role ``tangmeng_ledger``. The serving roles may SELECT, each organization its
own rows and the operator its alliance's, and EXECUTE the posting functions.
"""

from django.db import models
from django.db.models import F, Q

from alliance.kernel.ids import new_id
from settlements.ledger.states import AccountKind, AccountMode


class _Fenced(models.Model):
    """The organization and alliance by which a row is fenced; their keys stand in the migration."""

    organization = models.ForeignKey(
        "tenancy.Organization",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    alliance = models.ForeignKey(
        "networks.Alliance",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )

    class Meta:
        abstract = True


class Account(_Fenced):
    """One place where an organization's money stands, in one currency."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=AccountKind)
    currency = models.CharField(max_length=3, default="CNY")
    reference = models.CharField(max_length=80, default="", blank=True)
    mode = models.CharField(max_length=8, choices=AccountMode, default=AccountMode.SYNC)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "currency", "reference"],
                name="ledger_account_once",
            ),
            models.UniqueConstraint(
                fields=["id", "currency", "organization", "alliance"],
                name="ledger_account_named_by_entries",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AccountKind.values), name="ledger_account_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(mode__in=AccountMode.values), name="ledger_account_mode_known"
            ),
            models.CheckConstraint(
                condition=Q(currency__regex="^[A-Z]{3}$"), name="ledger_account_currency_is_iso"
            ),
        ]
        indexes = [models.Index(fields=["alliance", "kind"], name="ledger_account_by_kind")]


class Tx(models.Model):
    """One sealed transaction: ``entry_count`` legs that add up to zero in each currency."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alliance = models.ForeignKey(
        "networks.Alliance",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    source = models.CharField(max_length=40)
    idempotency_key = models.CharField(max_length=160)
    request_hash = models.BinaryField(max_length=32)
    entry_count = models.PositiveIntegerField()
    effective_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    narrative = models.CharField(max_length=200)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="reversed_by", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "source", "idempotency_key"], name="ledger_tx_key_once"
            ),
            models.UniqueConstraint(
                fields=["id", "entry_count", "alliance"], name="ledger_tx_named_by_entries"
            ),
            models.CheckConstraint(condition=Q(entry_count__gte=2), name="ledger_tx_two_legs"),
        ]


class Entry(_Fenced):
    """One leg. ``entry_count`` repeats the transaction's, so that no later leg finds a place."""

    pk = models.CompositePrimaryKey("tx_id", "leg")
    tx = models.ForeignKey(
        Tx, on_delete=models.PROTECT, related_name="entries", db_constraint=False, db_index=False
    )
    leg = models.PositiveIntegerField()
    entry_count = models.PositiveIntegerField()
    account = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        related_name="entries",
        db_constraint=False,
        db_index=False,
    )
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="ledger_entry_moves_money"),
            models.CheckConstraint(
                condition=Q(leg__gte=1) & Q(leg__lte=F("entry_count")), name="ledger_entry_in_seal"
            ),
        ]
        indexes = [models.Index(fields=["account", "tx"], name="ledger_entry_of_account")]


class Balance(_Fenced):
    """What an account holds, kept by the entries' trigger; a rollup's newest legs are apart."""

    account = models.OneToOneField(
        Account,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="balance",
        db_constraint=False,
    )
    rollup = models.BooleanField()
    posted = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(floor=None) | Q(posted__gte=F("floor") + F("held")),
                name="ledger_balance_above_floor",
            ),
            models.CheckConstraint(condition=Q(held__gte=0), name="ledger_balance_held_positive"),
            models.CheckConstraint(
                condition=Q(rollup=False) | (Q(floor=None) & Q(held=0)),
                name="ledger_balance_rollup_free",
            ),
        ]


class Unrolled(_Fenced):
    """One leg of a rollup account that its balance does not contain yet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="unrolled", db_constraint=False
    )
    amount = models.BigIntegerField()


class Hold(_Fenced):
    """Money of one account set aside: neither spent nor free until captured or released."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="holds", db_constraint=False
    )
    idempotency_key = models.CharField(max_length=160)
    amount = models.BigIntegerField()
    captured = models.BigIntegerField(default=0)
    released = models.BigIntegerField(default=0)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "account", "idempotency_key"], name="ledger_hold_key_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_hold_amount_positive"),
            models.CheckConstraint(
                condition=Q(captured__gte=0)
                & Q(released__gte=0)
                & Q(amount__gte=F("captured") + F("released")),
                name="ledger_hold_parts_fit",
            ),
        ]


class ClosedThrough(models.Model):
    """The last instant of an alliance's closed periods: nothing is posted at or before it."""

    alliance = models.OneToOneField(
        "networks.Alliance",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="+",
        db_constraint=False,
    )
    closed_through = models.DateTimeField()

    class Meta:
        db_table = "ledger_closed_through"
