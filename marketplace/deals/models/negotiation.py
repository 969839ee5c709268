"""Negotiations, and the versions of the terms that went back and forth."""

from django.db import models
from django.db.models import Q

from marketplace.deals.models.parties import PartiesModel
from marketplace.deals.states import NegotiationState, Side
from marketplace.deals.types import Terms


class Negotiation(PartiesModel):
    """One talk about placing a task on a listing. ``turn`` names whose answer is awaited.

    The listing's title is kept by value: a listing that is taken down is hidden from the brand.
    """

    task = models.ForeignKey(
        "tasks.Task", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    listing = models.ForeignKey(
        "audiences.Listing", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    listing_title = models.CharField(max_length=80)
    started_by = models.CharField(max_length=5, choices=Side)
    turn = models.CharField(max_length=5, choices=Side)
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=NegotiationState, default=NegotiationState.OPEN)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta(PartiesModel.Meta):
        constraints = [
            *PartiesModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["alliance", "task", "listing"],
                condition=Q(state=NegotiationState.OPEN),
                name="one_open_negotiation_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(state__in=NegotiationState.values), name="negotiation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(turn__in=Side.values) & Q(started_by__in=Side.values),
                name="negotiation_sides_known",
            ),
            models.CheckConstraint(
                condition=Q(state=NegotiationState.OPEN) | Q(ended_at__isnull=False),
                name="negotiation_end_dated",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-id"], name="negotiation_of_owner"),
            models.Index(fields=["brand", "-id"], name="negotiation_of_brand"),
            models.Index(fields=["task", "-id"], name="negotiation_of_task"),
            models.Index(
                fields=["alliance", "expires_at"],
                condition=Q(state=NegotiationState.OPEN),
                name="negotiation_expiring",
            ),
        ]


class Offer(PartiesModel):
    """One version of the terms. Never changed: a counter-offer is the next version."""

    negotiation = models.ForeignKey(
        Negotiation, on_delete=models.PROTECT, related_name="offers", db_constraint=False
    )
    version = models.PositiveSmallIntegerField()
    made_by = models.CharField(max_length=5, choices=Side)
    person_id = models.UUIDField(null=True)
    terms = models.JSONField()
    message = models.CharField(max_length=1_000, blank=True)
    made_at = models.DateTimeField()

    class Meta(PartiesModel.Meta):
        constraints = [
            *PartiesModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["alliance", "negotiation", "version"], name="offer_version_once"
            ),
            models.CheckConstraint(condition=Q(made_by__in=Side.values), name="offer_side_known"),
        ]

    @property
    def agreed(self) -> Terms:
        """The terms as a value."""
        return Terms.from_json(self.terms)
