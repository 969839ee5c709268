"""Tables of the brand's public face and of the hosts it may send people to."""

from django.db import models
from django.db.models import Q

from advertisers.brands.states import HostState
from alliance.kernel.vocabulary import Category
from alliance.tenancy.models import TenantModel


class BrandProfile(TenantModel):
    """One brand as owners see it in the task market. Public inside the alliance."""

    display_name = models.CharField(max_length=80)
    category = models.CharField(max_length=16, choices=Category)
    introduction = models.TextField(max_length=2_000, blank=True)
    website = models.URLField(max_length=300, blank=True)
    logo_file_id = models.UUIDField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization"], name="brand_profile_once"),
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="brand_profile_category_known"
            ),
        ]


class VerifiedHost(TenantModel):
    """A host that a brand claims, and what the operator decided about the claim."""

    host = models.CharField(max_length=253)
    token = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=HostState, default=HostState.CLAIMED)
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "host"], name="verified_host_once"),
            models.CheckConstraint(
                condition=Q(state__in=HostState.values), name="verified_host_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=HostState.CLAIMED) | Q(decided_at__isnull=False),
                name="verified_host_decision_dated",
            ),
        ]
