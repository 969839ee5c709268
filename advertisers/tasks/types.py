"""What a task asks for, as values that cross borders."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Targeting:
    """Whom the brand wants to reach. An empty tuple means: no preference."""

    regions: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    age_bands: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    min_members: int = 0
    min_evidence_level: int = 0

    def to_json(self) -> dict[str, Any]:
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Targeting":
        values: dict[str, Any] = {
            name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()
        }
        return cls(**values)


@dataclass(frozen=True, slots=True)
class TaskBrief:
    """Everything a brand fills in. Amounts in minor units of CNY, rates in basis points.

    ``rate_bp`` prices CPS (a share of each sale), ``bid_minor`` every other model (per placement,
    thousand views, click, action or team).
    """

    title: str
    product: str
    description: str
    category: str
    landing_url: str
    model: str
    budget_minor: int
    starts_on: date
    ends_on: date
    slots: int
    disclosure: str
    rate_bp: int | None = None
    bid_minor: int | None = None
    daily_cap_minor: int | None = None
    targeting: Targeting = field(default_factory=Targeting)
    forbidden_categories: tuple[str, ...] = ()
    max_revisions: int = 2
    review_hours: int = 48


@dataclass(frozen=True, slots=True)
class CreativeDraft:
    """One piece of material offered to owners: a text, a link, or a file uploaded before."""

    kind: str
    title: str
    body: str = ""
    file_id: UUID | None = None


Creatives = Sequence[CreativeDraft]
