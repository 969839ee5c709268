"""The tree of a revenue share, and the small facts that other apps receive about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from settlements.sharing.states import EdgeRole

_AMOUNTS = ("percent_bp", "fixed_minor", "floor_minor", "cap_minor")


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a level: a percentage of the parent's amount, a fixed amount, or the residual.

    Exactly one of ``percent_bp``, ``fixed_minor`` and ``residual`` is set. An edge with children
    passes its whole amount on to them and names no party.
    """

    key: str
    role: str
    party_id: UUID | None = None
    percent_bp: int | None = None
    fixed_minor: int | None = None
    residual: bool = False
    floor_minor: int | None = None
    cap_minor: int | None = None
    children: tuple[Edge, ...] = ()

    def leaves(self) -> Iterator[Edge]:
        """Yield the edges below (or this one) that a party earns by, in the order of the tree."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def as_json(self) -> dict[str, Any]:
        """Return the canonical JSON object of this edge: absent values are left out."""
        found: dict[str, Any] = {"key": self.key, "role": str(self.role)}
        if self.party_id is not None:
            found["party"] = str(self.party_id)
        found |= {name: value for name in _AMOUNTS if (value := getattr(self, name)) is not None}
        if self.residual:
            found["residual"] = True
        if self.children:
            found["edges"] = [child.as_json() for child in self.children]
        return found


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole revenue share. ``referral_depth`` is how many referrers in a row it may contain."""

    edges: tuple[Edge, ...]
    referral_depth: int = 1

    def leaves(self) -> tuple[Edge, ...]:
        """Return every edge that a party earns by, in the order of the tree."""
        return tuple(leaf for edge in self.edges for leaf in edge.leaves())

    def as_json(self) -> dict[str, Any]:
        """Return the canonical JSON object of the tree, as a contract version keeps it."""
        edges = [edge.as_json() for edge in self.edges]
        return {"referral_depth": self.referral_depth, "edges": edges}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Tree:
        """Read a tree from its JSON; KeyError, TypeError or ValueError on another shape."""
        edges = tuple(_edge(item) for item in value["edges"])
        return cls(edges=edges, referral_depth=int(value.get("referral_depth", 1)))


def _edge(value: Mapping[str, Any]) -> Edge:
    party = value.get("party")
    return Edge(
        key=str(value["key"]),
        role=str(value["role"]),
        party_id=None if party is None else UUID(str(party)),
        residual=bool(value.get("residual", False)),
        children=tuple(_edge(item) for item in value.get("edges", ())),
        **{name: None if value.get(name) is None else int(value[name]) for name in _AMOUNTS},
    )


def standard_tree(
    *,
    operator_id: UUID,
    take_rate_bp: int,
    owner_id: UUID,
    agency_id: UUID | None = None,
    agency_cut_bp: int = 0,
) -> Tree:
    """Return the usual tree: the platform's take, then the owner, less the cut of an agency.

    ``agency_cut_bp`` is a share of what remains after the platform.
    """
    platform = Edge(
        key="platform", role=EdgeRole.PLATFORM, party_id=operator_id, percent_bp=take_rate_bp
    )
    owner = Edge(key="owner", role=EdgeRole.OWNER, party_id=owner_id, residual=True)
    if agency_id is None:
        return Tree(edges=(platform, owner))
    agency = Edge(key="agency", role=EdgeRole.AGENCY, party_id=agency_id, percent_bp=agency_cut_bp)
    represented = Edge(
        key="represented", role=EdgeRole.GROUP, residual=True, children=(agency, owner)
    )
    return Tree(edges=(platform, represented))


@dataclass(frozen=True, slots=True)
class Part:
    """What one edge of the tree receives, in minor units."""

    key: str
    role: str
    party_id: UUID
    amount_minor: int


@dataclass(frozen=True, slots=True)
class EarningFact:
    """An earning as a statement line needs it; ``reversed_minor`` was refunded before stating."""

    earning_id: UUID
    event_key: str
    label: str
    role: str
    occurred_at: datetime
    amount_minor: int
    reversed_minor: int


@dataclass(frozen=True, slots=True)
class AdjustmentFact:
    """A refund of something stated earlier; ``amount_minor`` is what the party's account moves."""

    reversal_id: UUID
    refund_key: str
    event_key: str
    label: str
    role: str
    recorded_at: datetime
    amount_minor: int


@dataclass(frozen=True, slots=True)
class StateSum:
    """What earnings in one state (``id``) amount to, in minor units, and how many they are."""

    id: str
    amount_minor: int
    earnings: int


@dataclass(frozen=True, slots=True)
class EarningDay:
    """What was earned on one business day (``id`` is its ISO date), by the state it is in now."""

    id: str
    day: date
    maturing_minor: int
    payable_minor: int
    stated_minor: int
    paid_minor: int
