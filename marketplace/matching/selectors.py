"""Ranked listings for a task, ranked tasks for an owner: bounded, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet, Sum

from advertisers.tasks.selectors import task_seen_by, tasks_in_market, with_creatives
from alliance.networks.selectors import rules_at
from alliance.tenancy.types import Actor
from marketplace.matching.models import DeliveryRecord
from marketplace.matching.rules import blockers, mean_delivery_bp, score
from marketplace.matching.types import Needs, Score, Supply
from traffic_owners.audiences import selectors as audiences
from traffic_owners.audiences.rules.evidence import grade

if TYPE_CHECKING:
    from advertisers.tasks.models import Task
    from traffic_owners.audiences.models import Listing, RateCardLine

MAX_LISTINGS = 500
MAX_TASKS = 200
MAX_OWN_LISTINGS = 50
MAX_RANKED = 100


@dataclass(frozen=True, slots=True)
class RankedListing:
    """A listing with its score for one task."""

    listing: Listing
    task: Task
    score: Score

    @property
    def id(self) -> UUID:
        return self.listing.id

    @property
    def points(self) -> int:
        return self.score.points


@dataclass(frozen=True, slots=True)
class RankedTask:
    """A task with the best of the owner's listings for it, and that listing's score."""

    task: Task
    listing: Listing
    score: Score

    @property
    def id(self) -> UUID:
        return self.task.id

    @property
    def points(self) -> int:
        return self.score.points


@dataclass(frozen=True, slots=True)
class _Market:
    """What scoring needs beside the pair itself, read once for all pairs."""

    records: Mapping[UUID, DeliveryRecord]
    prior_bp: int
    required_level: int
    now: datetime

    def score(self, task: Task, listing: Listing) -> Score | None:
        """Return the score, or None when a hard requirement rules the pair out."""
        needs = _needs(task, self.required_level)
        supply = self.supply(listing, task.model)
        if any(blockers(needs, supply)):
            return None
        return score(needs, supply, prior_bp=self.prior_bp)

    def supply(self, listing: Listing, model: str) -> Supply:
        past = self.records.get(listing.organization_id)
        return _supply(listing, _cheapest(listing, model), past, self.now)


def rank_listings(
    actor: Actor, *, task_id: UUID, now: datetime, limit: int = MAX_RANKED
) -> list[RankedListing]:
    """Return the published listings that suit a task, best first, at most 100.

    The newest 500 published listings of other organizations are weighed, in six queries.
    Raises NotFound.
    """
    task = task_seen_by(actor, task_id)
    listings = list(_published(actor).exclude(organization_id=task.organization_id)[:MAX_LISTINGS])
    market = _market(actor, listings, now)
    scored = [(listing, market.score(task, listing)) for listing in listings]
    ranked = [RankedListing(one, task, found) for one, found in scored if found]
    ranked.sort(key=lambda each: (-each.score.points, -_members(each.listing), each.listing.id))
    return ranked[: min(limit, MAX_RANKED)]


def rank_tasks(actor: Actor, *, now: datetime, limit: int = MAX_RANKED) -> list[RankedTask]:
    """Return the open tasks that suit one of the acting owner's listings, best first, at most 100.

    The newest 200 open tasks with a free slot are weighed against the owner's newest 50 published
    listings, in seven queries.
    """
    own = _published(actor).filter(organization_id=actor.organization_id)
    listings = list(own[:MAX_OWN_LISTINGS])
    market_tasks = with_creatives(tasks_in_market(actor))
    others = market_tasks.exclude(organization_id=actor.organization_id)
    tasks = [task for task in others.order_by("-id")[:MAX_TASKS] if task.slots_left]
    market = _market(actor, listings, now)
    ranked = [best for task in tasks if (best := _best(task, listings, market))]
    ranked.sort(key=lambda each: (-each.score.points, each.task.id))
    return ranked[: min(limit, MAX_RANKED)]


def blockers_between(actor: Actor, *, task: Task, listing: Listing, now: datetime) -> list[str]:
    """Return the codes of the hard requirements that the listing fails for the task."""
    needs = _needs(task, rules_at(actor.alliance_id, now).required_level)
    return list(blockers(needs, _supply(listing, None, None, now)))


def delivery_records(actor: Actor, owner_ids: Iterable[UUID]) -> dict[UUID, DeliveryRecord]:
    """Return the public delivery record of each given owner that has one."""
    rows = DeliveryRecord.objects.filter(
        alliance_id=actor.alliance_id, organization_id__in=set(owner_ids)
    )
    return {row.organization_id: row for row in rows}


def _published(actor: Actor) -> QuerySet[Listing]:
    return audiences.market(actor).order_by("-id")


def _market(actor: Actor, listings: list[Listing], now: datetime) -> _Market:
    sums = DeliveryRecord.objects.filter(alliance_id=actor.alliance_id).aggregate(
        delivered=Sum("delivered"), failed=Sum("failed")
    )
    return _Market(
        records=delivery_records(actor, (listing.organization_id for listing in listings)),
        prior_bp=mean_delivery_bp(sums["delivered"] or 0, sums["failed"] or 0),
        required_level=rules_at(actor.alliance_id, now).required_level,
        now=now,
    )


def _cheapest(listing: Listing, model: str) -> RateCardLine | None:
    """Return the listing's cheapest line of the model, from its rate card already at hand."""
    lines = [line for line in listing.rate_card.all() if line.model == model]
    return min(lines, key=lambda line: line.rate_bp or line.price_minor or 0, default=None)


def _best(task: Task, listings: list[Listing], market: _Market) -> RankedTask | None:
    scored = [(listing, market.score(task, listing)) for listing in listings]
    fitting = [RankedTask(task, listing, found) for listing, found in scored if found]
    return max(fitting, key=lambda each: (each.score.points, each.listing.id), default=None)


def _needs(task: Task, required_level: int) -> Needs:
    return Needs(
        category=task.category,
        model=task.model,
        rate_bp=task.rate_bp,
        bid_minor=task.bid_minor,
        targeting=task.aim,
        forbidden_categories=tuple(task.forbidden_categories),
        required_level=required_level,
    )


def _supply(
    listing: Listing, line: RateCardLine | None, past: DeliveryRecord | None, now: datetime
) -> Supply:
    proof = grade(listing.channel.evidence_level, listing.channel.evidence_at, now)
    profile = listing.profile
    return Supply(
        category=listing.category,
        carrier=listing.channel.carrier,
        members=_members(listing),
        sample_size=profile.sample_size if profile else 0,
        shares=_shares(profile.distributions) if profile else {},
        rate_bp=line.rate_bp if line else None,
        price_minor=line.price_minor if line else None,
        level=proof.level,
        freshness_bp=proof.freshness_bp,
        weekly_capacity=listing.weekly_capacity,
        live=past.live if past else 0,
        delivered=past.delivered if past else 0,
        failed=past.failed if past else 0,
    )


def _shares(distributions: Mapping[str, list[dict[str, int]]]) -> dict[str, dict[str, int]]:
    return {
        dimension: {str(group["key"]): group["share_bp"] for group in groups}
        for dimension, groups in distributions.items()
    }


def _members(listing: Listing) -> int:
    if listing.profile is not None:
        return listing.profile.size
    return listing.declared_size or listing.channel.member_count
