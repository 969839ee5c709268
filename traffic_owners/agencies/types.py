"""Frozen values that cross the borders of the agency room."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AgencyTerms:
    """Who represents an owner on a day, for which cut (basis points of the owner's part)."""

    representation_id: UUID
    agency_id: UUID
    owner_id: UUID
    cut_bp: int
    rights: frozenset[str]
