"""What the stages of the demonstration hand on."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from alliance.kernel.clock import business_date
from alliance.tenancy.types import Actor
from marketplace.demo.words import Maker, Trade


@dataclass(slots=True)
class Pool:
    """One owner with its published listings."""

    owner: Actor
    trade: Trade
    name: str
    listings: list[UUID] = field(default_factory=list)


@dataclass(slots=True)
class OpenTask:
    """One task with what its orders cost."""

    id: UUID
    brand: Actor
    maker: Maker
    price_minor: int
    model: str
    rate_bp: int | None
    bid_minor: int | None
    is_open: bool


@dataclass(slots=True)
class LiveDeal:
    """A published deal and its tracking link; ``pull`` weighs how much it is clicked."""

    id: UUID
    link_id: UUID
    task: OpenTask
    pool: Pool
    published_at: datetime
    pull: float
    coupon: str = ""


@dataclass(slots=True)
class World:
    """The demonstration so far, its dice, and the moment it has come to."""

    dice: random.Random
    now: datetime
    began_on: date
    operator: Actor | None = None
    checker: Actor | None = None
    agencies: list[Actor] = field(default_factory=list)
    pools: list[Pool] = field(default_factory=list)
    brands: list[tuple[Maker, Actor]] = field(default_factory=list)
    sources: dict[UUID, UUID] = field(default_factory=dict)
    tasks: list[OpenTask] = field(default_factory=list)
    deals: list[LiveDeal] = field(default_factory=list)

    @classmethod
    def seeded(cls, seed: int, now: datetime) -> "World":
        return cls(dice=random.Random(seed), now=now, began_on=business_date(now))

    @property
    def operated(self) -> Actor:
        """The operator's administrator; there is one from the first stage on."""
        assert self.operator is not None
        return self.operator
