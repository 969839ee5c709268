"""Enums and allowed moves of channels, proofs, profiles and listings."""

from django.db.models import IntegerChoices, TextChoices

from alliance.kernel.states import Transitions


class EvidenceLevel(IntegerChoices):
    """How well an audience is proven; docs/algorithms/evidence.md says what each level takes."""

    CLAIMED = 0
    OWNED = 1
    PLATFORM = 2
    PROBED = 3
    DELIVERED = 4


class CountSource(TextChoices):
    """Where a channel's number of members comes from."""

    DECLARED = "declared"
    BACKEND = "backend"
    IMPORTED = "imported"


class ChannelState(TextChoices):
    ACTIVE = "active"
    ARCHIVED = "archived"


class ProofState(TextChoices):
    """``issued``: the owner has the code; ``requested``: the operator is asked to look."""

    ISSUED = "issued"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


PROOF_MOVES = Transitions(
    {
        ProofState.ISSUED: [ProofState.REQUESTED, ProofState.WITHDRAWN],
        ProofState.REQUESTED: [ProofState.CONFIRMED, ProofState.REJECTED, ProofState.WITHDRAWN],
    }
)
OPEN_PROOFS = (ProofState.ISSUED, ProofState.REQUESTED)


class ListingState(TextChoices):
    DRAFT = "draft"
    PUBLISHED = "published"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"


LISTING_MOVES = Transitions(
    {
        ListingState.DRAFT: [ListingState.PUBLISHED, ListingState.WITHDRAWN],
        ListingState.PUBLISHED: [ListingState.PAUSED, ListingState.WITHDRAWN],
        ListingState.PAUSED: [ListingState.PUBLISHED, ListingState.WITHDRAWN],
    }
)


class Dimension(TextChoices):
    """What a profile divides people by."""

    REGION = "region"
    GENDER = "gender"
    AGE = "age"
    INTEREST = "interest"
    DEVICE = "device"
    SPENDING = "spending"
    FREQUENCY = "frequency"


class ProfileSource(TextChoices):
    COMPUTED = "computed"
    IMPORTED = "imported"
