"""The lives of a negotiation, a deal and a draft."""

from django.db import models

from alliance.kernel.states import Transitions


class Side(models.TextChoices):
    """The two who negotiate."""

    OWNER = "owner"
    BRAND = "brand"

    @property
    def other(self) -> "Side":
        return Side.BRAND if self is Side.OWNER else Side.OWNER


class NegotiationState(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class DealState(models.TextChoices):
    ACCEPTED = "accepted"
    DRAFTING = "drafting"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    VERIFIED = "verified"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    DISPUTED = "disputed"


class DraftState(models.TextChoices):
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"


class EventKind(models.TextChoices):
    """What may stand on a deal's timeline."""

    ACCEPTED = "accepted"
    DRAFTING_STARTED = "drafting_started"
    DRAFT_SUBMITTED = "draft_submitted"
    REVISION_REQUESTED = "revision_requested"
    DRAFT_APPROVED = "draft_approved"
    DRAFT_AUTO_APPROVED = "draft_auto_approved"
    PROOF_SUBMITTED = "proof_submitted"
    VERIFIED = "verified"
    AUTO_VERIFIED = "auto_verified"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    DISPUTED = "disputed"
    DISPUTE_RESOLVED = "dispute_resolved"


BEFORE_PUBLICATION = (
    DealState.ACCEPTED,
    DealState.DRAFTING,
    DealState.IN_REVIEW,
    DealState.APPROVED,
)
"""States in which a deal may still be called off, and its slot given back."""

ENDED = (DealState.SETTLED, DealState.CANCELLED, DealState.EXPIRED)

DEAL_MOVES = Transitions(
    {
        DealState.ACCEPTED: {DealState.DRAFTING, DealState.CANCELLED, DealState.EXPIRED},
        DealState.DRAFTING: {DealState.IN_REVIEW, DealState.CANCELLED, DealState.EXPIRED},
        DealState.IN_REVIEW: {DealState.DRAFTING, DealState.APPROVED, DealState.CANCELLED},
        DealState.APPROVED: {DealState.PUBLISHED, DealState.CANCELLED, DealState.EXPIRED},
        DealState.PUBLISHED: {DealState.VERIFIED, DealState.DISPUTED},
        DealState.VERIFIED: {DealState.SETTLED},
        DealState.DISPUTED: {DealState.VERIFIED, DealState.CANCELLED},
    }
)
