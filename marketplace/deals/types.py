"""The terms two sides negotiate, as a value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Terms:
    """What one version of an offer says. ``rate_bp`` prices CPS, ``price_minor`` (fen) all else."""

    model: str
    format: str
    publish_by: date
    rate_bp: int | None = None
    price_minor: int | None = None
    max_revisions: int = 2
    review_hours: int = 48

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"publish_by": self.publish_by.isoformat()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Terms":
        """Read the fields of an offer; whatever else a deal's snapshot holds is left out."""
        known = {name: stored[name] for name in cls.__dataclass_fields__ if name in stored}
        return cls(**known | {"publish_by": date.fromisoformat(stored["publish_by"])})


@dataclass(frozen=True, slots=True)
class DealFacts:
    """What other rooms may need to know of a deal: parties, money sources, contract."""

    id: UUID
    owner_id: UUID
    brand_id: UUID
    agency_id: UUID | None
    task_id: UUID
    contract_id: UUID
    model: str
    rate_bp: int | None
    price_minor: int | None
    state: str
