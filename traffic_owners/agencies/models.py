"""Contracts of representation between an agency and an owner."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alliance.kernel.ids import new_id
from traffic_owners.agencies.states import RepresentationState, Right

LARGEST_CUT_BP = 5_000


class Representation(models.Model):
    """One contract: the agency's cut (of the owner's part) and its rights, from a day to a day.

    ``ends_on`` is the first day on which it no longer holds; None means until ended. An owner is
    represented by at most one agency on any day: an exclusion constraint says so.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alliance = models.ForeignKey("networks.Alliance", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="represents"
    )
    owner = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="represented_by"
    )
    proposed_by = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="+"
    )
    cut_bp = models.PositiveIntegerField()
    rights = ArrayField(models.CharField(max_length=16, choices=Right), default=list)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    state = models.CharField(
        max_length=10, choices=RepresentationState, default=RepresentationState.PROPOSED
    )
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cut_bp__lte=LARGEST_CUT_BP), name="representation_cut_at_most_half"
            ),
            models.CheckConstraint(
                condition=~Q(agency=F("owner")), name="representation_of_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=F("agency")) | Q(proposed_by=F("owner")),
                name="representation_proposed_by_a_party",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="representation_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["agency", "owner"],
                condition=Q(state=RepresentationState.PROPOSED),
                name="one_open_proposal_per_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-id"], name="representation_by_agency"),
            models.Index(fields=["owner", "-id"], name="representation_by_owner"),
        ]
