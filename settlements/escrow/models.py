"""One row per purpose for which a brand's money is set apart."""

from django.db import models

from alliance.tenancy.models import TenantModel


class Escrow(TenantModel):
    """The ledger account (floor 0) that holds a brand's money for ``source_kind:source_id``."""

    source_kind = models.CharField(max_length=20)
    source_id = models.UUIDField()
    account = models.ForeignKey(
        "ledger.Account", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "source_kind", "source_id"], name="escrow_once_per_source"
            ),
            models.UniqueConstraint(
                fields=["organization", "account"], name="escrow_account_of_one_source"
            ),
        ]
