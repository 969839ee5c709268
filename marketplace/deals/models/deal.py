"""Deals, their drafts, their proof, and everything that happened to them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from marketplace.deals.models.negotiation import Negotiation
from marketplace.deals.models.parties import PartiesModel
from marketplace.deals.states import DealState, DraftState, EventKind, Side
from marketplace.deals.types import Terms


class Deal(PartiesModel):
    """One placement both sides agreed on. ``terms`` and its hash never change again.

    ``rate_bp`` and ``price_minor`` repeat the price for filters; the snapshot is what counts.
    """

    negotiation = models.ForeignKey(
        Negotiation, on_delete=models.PROTECT, related_name="deals", db_constraint=False
    )
    task = models.ForeignKey(
        "tasks.Task", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    listing = models.ForeignKey(
        "audiences.Listing", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    terms = models.JSONField()
    terms_hash = models.CharField(max_length=64)
    contract_id = models.UUIDField()
    model = models.CharField(max_length=12)
    rate_bp = models.PositiveIntegerField(null=True)
    price_minor = models.BigIntegerField(null=True)
    state = models.CharField(max_length=9, choices=DealState, default=DealState.ACCEPTED)
    max_revisions = models.PositiveSmallIntegerField()
    revisions_used = models.PositiveSmallIntegerField(default=0)
    publish_by = models.DateField()
    accepted_at = models.DateTimeField()
    review_due_at = models.DateTimeField(null=True)
    verify_due_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    settles_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta(PartiesModel.Meta):
        constraints = [
            *PartiesModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["alliance", "negotiation"], name="one_deal_per_negotiation"
            ),
            models.UniqueConstraint(
                fields=["alliance", "task", "listing"],
                condition=~Q(state__in=(DealState.CANCELLED, DealState.EXPIRED)),
                name="one_live_deal_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DealState.values), name="deal_state_known"
            ),
            models.CheckConstraint(
                condition=Q(revisions_used__lte=F("max_revisions")), name="deal_revisions_bounded"
            ),
            models.CheckConstraint(
                condition=~Q(state=DealState.IN_REVIEW) | Q(review_due_at__isnull=False),
                name="deal_review_has_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state=DealState.PUBLISHED) | Q(verify_due_at__isnull=False),
                name="deal_verification_has_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-id"], name="deal_of_owner"),
            models.Index(fields=["brand", "-id"], name="deal_of_brand"),
            models.Index(fields=["agency", "-id"], name="deal_of_agency"),
            models.Index(fields=["task", "-id"], name="deal_of_task"),
            models.Index(
                fields=["alliance", "state"],
                condition=~Q(state__in=(DealState.SETTLED, DealState.CANCELLED, DealState.EXPIRED)),
                name="deal_living",
            ),
        ]

    @property
    def agreed(self) -> Terms:
        """The negotiated part of the snapshot, as a value."""
        return Terms.from_json(self.terms)


class Draft(PartiesModel):
    """One version of what the owner wants to publish."""

    deal = models.ForeignKey(
        Deal, on_delete=models.PROTECT, related_name="drafts", db_constraint=False
    )
    version = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=10_000)
    file_ids = ArrayField(models.UUIDField(), default=list)
    state = models.CharField(max_length=17, choices=DraftState, default=DraftState.SUBMITTED)
    comment = models.CharField(max_length=2_000, blank=True)
    submitted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta(PartiesModel.Meta):
        constraints = [
            *PartiesModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["alliance", "deal", "version"], name="draft_version_once"
            ),
            models.CheckConstraint(
                condition=Q(text__contains="广告"), name="draft_carries_its_label"
            ),
            models.CheckConstraint(
                condition=Q(state=DraftState.SUBMITTED) | Q(decided_at__isnull=False),
                name="draft_decision_dated",
            ),
        ]


class Proof(PartiesModel):
    """Where the owner published, a picture of it, and the hash of the text that stands there."""

    deal = models.ForeignKey(
        Deal, on_delete=models.PROTECT, related_name="proofs", db_constraint=False
    )
    url = models.URLField(max_length=1_000)
    screenshot_file_id = models.UUIDField()
    content_hash = models.CharField(max_length=64)
    matches_draft = models.BooleanField()
    submitted_at = models.DateTimeField()

    class Meta(PartiesModel.Meta):
        constraints = [
            *PartiesModel.Meta.constraints,
            models.UniqueConstraint(fields=["alliance", "deal"], name="proof_once"),
        ]


class DealEvent(PartiesModel):
    """One thing that happened to a deal. Never changed: the timeline both sides read."""

    deal = models.ForeignKey(
        Deal, on_delete=models.PROTECT, related_name="events", db_constraint=False
    )
    kind = models.CharField(max_length=20, choices=EventKind)
    by_side = models.CharField(max_length=8, choices=[*Side.choices, ("operator", "Operator")])
    person_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    class Meta(PartiesModel.Meta):
        constraints = [
            *PartiesModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="deal_event_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["deal", "id"], name="deal_event_in_order")]
