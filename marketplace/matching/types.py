"""What a score is made from, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advertisers.tasks.types import Targeting
from alliance.kernel.vocabulary import Category


@dataclass(frozen=True, slots=True)
class Needs:
    """A task as the rules see it. ``required_level`` is the alliance's own minimum."""

    category: str
    model: str
    rate_bp: int | None = None
    bid_minor: int | None = None
    targeting: Targeting = field(default_factory=Targeting)
    forbidden_categories: tuple[str, ...] = ()
    required_level: int = 0


@dataclass(frozen=True, slots=True)
class Supply:
    """A listing as the rules see it.

    ``shares`` is {dimension: {group: basis points}} of the audience, empty without a profile;
    ``rate_bp`` or ``price_minor`` is the cheapest line of the task's model, None without one.
    """

    category: str = Category.LOCAL_LIFE
    carrier: str = ""
    members: int = 0
    sample_size: int = 0
    shares: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rate_bp: int | None = None
    price_minor: int | None = None
    level: int = 0
    freshness_bp: int = 0
    weekly_capacity: int = 1
    live: int = 0
    delivered: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Contribution:
    """One named part of a score: its points, the most it can give, and why.

    ``reason`` is a code that the screens translate with ``params`` (numbers and codes only).
    """

    name: str
    points: int
    most: int
    reason: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """A score of 0–1000, exactly the sum of its contributions."""

    contributions: tuple[Contribution, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.contributions)

    @property
    def most(self) -> int:
        return sum(part.most for part in self.contributions)
