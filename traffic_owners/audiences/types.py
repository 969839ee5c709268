"""Frozen values that cross the borders of the audience room."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from traffic_owners.audiences.states import EvidenceLevel


@dataclass(frozen=True, slots=True)
class Grade:
    """What evidence is worth today: the level it stands at, how fresh, and when it falls next."""

    level: EvidenceLevel
    proven_level: EvidenceLevel
    age_days: int
    freshness_bp: int
    falls_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a distribution; shares of a dimension add up to 10,000."""

    key: str
    count: int
    share_bp: int


@dataclass(frozen=True, slots=True)
class RateLine:
    """One price as an owner enters it: fen, or basis points of sales for CPS."""

    format: str
    model: str
    price_minor: int | None = None
    rate_bp: int | None = None


@dataclass(frozen=True, slots=True)
class ListingDraft:
    """What an owner writes about an offer."""

    channel_id: UUID
    title: str
    category: str
    summary: str = ""
    profile_id: UUID | None = None
    declared_size: int | None = None
    weekly_capacity: int = 7
    rate_card: tuple[RateLine, ...] = ()
