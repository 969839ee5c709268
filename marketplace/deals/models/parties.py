"""The abstract row of two parties, and of the agency that may stand behind the owner."""

from django.db import models
from django.db.models import F, Q

from alliance.kernel.ids import new_id


class PartiesModel(models.Model):
    """A row that an owner and a brand share; the owner's agency and the operator see it too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alliance = models.ForeignKey("networks.Alliance", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("tenancy.Organization", on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("tenancy.Organization", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="+", null=True
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(owner=F("brand")), name="%(class)s_has_two_parties"
            ),
        ]
