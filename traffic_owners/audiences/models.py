"""Channels, their proofs, audience profiles, listings and rate cards.

Channel, profile, listing and rate card are catalogue tables: every column may be read by the whole
alliance once a published listing shows the row. What only the owner and the operator may know
stands in ``ChannelProof``.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from alliance.kernel.vocabulary import Carrier, Category, PlacementFormat, PricingModel
from alliance.tenancy.models import TenantModel
from traffic_owners.audiences.states import (
    OPEN_PROOFS,
    ChannelState,
    CountSource,
    EvidenceLevel,
    ListingState,
    ProfileSource,
    ProofState,
)

BASIS_POINTS = 10_000


class Channel(TenantModel):
    """One place where an owner reaches people, with the evidence for it."""

    carrier = models.CharField(max_length=20, choices=Carrier)
    name = models.CharField(max_length=80)
    handle = models.CharField(max_length=80)
    url = models.URLField(max_length=500, blank=True)
    member_count = models.PositiveIntegerField(default=0)
    count_source = models.CharField(
        max_length=12, choices=CountSource, default=CountSource.DECLARED
    )
    counted_on = models.DateField()
    evidence_level = models.PositiveSmallIntegerField(
        choices=EvidenceLevel, default=EvidenceLevel.CLAIMED
    )
    evidence_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=ChannelState, default=ChannelState.ACTIVE)
    is_listed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "carrier", "handle"], name="channel_once"
            ),
            models.CheckConstraint(
                condition=Q(evidence_level=0) | Q(evidence_at__isnull=False),
                name="channel_evidence_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(evidence_level__lte=4), name="channel_evidence_exists"
            ),
        ]
        indexes = [models.Index(fields=["organization", "-id"], name="channel_newest")]

    def __str__(self) -> str:
        return self.name


class ChannelProof(TenantModel):
    """One attempt to prove a channel: a code in its bio, a request, the operator's decision."""

    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="proofs", db_constraint=False
    )
    code = models.CharField(max_length=16)
    state = models.CharField(max_length=10, choices=ProofState, default=ProofState.ISSUED)
    requested_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "channel"],
                condition=Q(state__in=OPEN_PROOFS),
                name="one_open_proof_per_channel",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProofState.REJECTED) | ~Q(reason=""),
                name="rejected_proof_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["alliance", "-id"],
                condition=Q(state=ProofState.REQUESTED),
                name="proof_queue",
            ),
        ]


class AudienceProfile(TenantModel):
    """An audience on one day, as shares per dimension. Small groups are already merged away.

    ``distributions`` is {dimension: [{"key", "count", "share_bp"}, …]}; shares of a dimension add
    up to 10,000. A row is never changed except for being shown.
    """

    name = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    reachable = models.PositiveIntegerField()
    sample_size = models.PositiveIntegerField()
    source = models.CharField(max_length=10, choices=ProfileSource, default=ProfileSource.COMPUTED)
    as_of = models.DateField()
    currency = models.CharField(max_length=3, default="CNY")
    distributions = models.JSONField()
    is_listed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=50), name="profile_is_not_tiny"),
            models.CheckConstraint(
                condition=Q(reachable__lte=models.F("size")) & Q(sample_size__lte=models.F("size")),
                name="profile_parts_fit",
            ),
        ]
        indexes = [models.Index(fields=["organization", "-id"], name="profile_newest")]

    def __str__(self) -> str:
        return self.name


class Listing(TenantModel):
    """An offer of placements on one channel to one audience."""

    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="listings", db_constraint=False
    )
    profile = models.ForeignKey(
        AudienceProfile,
        on_delete=models.PROTECT,
        null=True,
        related_name="listings",
        db_constraint=False,
    )
    title = models.CharField(max_length=80)
    summary = models.CharField(max_length=500, blank=True)
    category = models.CharField(max_length=20, choices=Category)
    declared_size = models.PositiveIntegerField(null=True)
    weekly_capacity = models.PositiveSmallIntegerField(default=7)
    state = models.CharField(max_length=10, choices=ListingState, default=ListingState.DRAFT)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "channel", "title"], name="listing_title_once"
            ),
            models.CheckConstraint(
                condition=~Q(state=ListingState.PUBLISHED)
                | Q(published_at__isnull=False)
                & (Q(profile__isnull=False) | Q(declared_size__isnull=False)),
                name="published_listing_has_audience",
            ),
            models.CheckConstraint(
                condition=Q(weekly_capacity__gte=1), name="listing_has_capacity"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "-id"], name="listing_newest"),
            models.Index(
                fields=["alliance", "-id"],
                condition=Q(state=ListingState.PUBLISHED),
                name="listing_shown",
            ),
            models.Index(
                fields=["alliance", "category", "-id"],
                condition=Q(state=ListingState.PUBLISHED),
                name="listing_shown_by_category",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RateCardLine(TenantModel):
    """One price: a format under a model, as an amount in fen or, for CPS, basis points of sales."""

    listing = models.ForeignKey(
        Listing, on_delete=models.PROTECT, related_name="rate_card", db_constraint=False
    )
    format = models.CharField(max_length=20, choices=PlacementFormat)
    model = models.CharField(max_length=10, choices=PricingModel)
    price_minor = models.BigIntegerField(null=True)
    rate_bp = models.PositiveIntegerField(null=True)
    is_listed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "listing", "format", "model"], name="rate_once"
            ),
            models.CheckConstraint(
                condition=Q(model=PricingModel.CPS, price_minor=None, rate_bp__range=(1, 9_000))
                | ~Q(model=PricingModel.CPS) & Q(rate_bp=None, price_minor__gt=0),
                name="rate_fits_model",
            ),
        ]
        indexes = [
            models.Index(
                fields=["alliance", "model", "price_minor"],
                condition=Q(is_listed=True),
                name="rate_shown_by_price",
            ),
        ]


class ListingTerm(TenantModel):
    """One searchable term of a listing, found with ``=``: such an index works behind a policy.

    ``term`` is a prefixed word: ``g:`` a gram of its text, ``r:`` a region of its audience.
    """

    listing = models.ForeignKey(
        Listing, on_delete=models.CASCADE, related_name="terms", db_constraint=False
    )
    term = models.CharField(max_length=40)
    is_listed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "listing", "term"], name="term_once"),
        ]
        indexes = [
            models.Index(fields=["term", "alliance", "listing"], name="listing_by_term"),
        ]
