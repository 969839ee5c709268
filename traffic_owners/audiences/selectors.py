"""Reads of channels, proofs, profiles and listings; who may see a row is the fence's business."""

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from alliance.kernel.errors import NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.audiences.models import (
    AudienceProfile,
    Channel,
    ChannelProof,
    Listing,
    ListingTerm,
    RateCardLine,
)
from traffic_owners.audiences.rules.evidence import oldest_for
from traffic_owners.audiences.rules.terms import query_grams
from traffic_owners.audiences.states import EvidenceLevel, ListingState, ProofState


def channels(actor: Actor) -> QuerySet[Channel]:
    """Return the acting owner's channels, each with ``recent_proofs``, newest first."""
    actor.require(Permission.VIEW, Kind.OWNER)
    return visible_channels(actor).filter(organization_id=actor.organization_id)


def proofs(actor: Actor) -> QuerySet[ChannelProof]:
    """Return the proofs the actor may see: its own, and for an operator the whole alliance's."""
    actor.require(Permission.VIEW)
    return ChannelProof.objects.select_related("channel", "organization")


def proofs_to_check(actor: Actor) -> QuerySet[ChannelProof]:
    """Return the operator's queue: requests that wait for a decision."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    waiting = ChannelProof.objects.filter(alliance_id=actor.alliance_id, state=ProofState.REQUESTED)
    return waiting.select_related("channel", "organization")


def profiles(actor: Actor) -> QuerySet[AudienceProfile]:
    """Return the acting owner's profiles."""
    actor.require(Permission.VIEW, Kind.OWNER)
    return visible_profiles(actor).filter(organization_id=actor.organization_id)


def own_listings(actor: Actor) -> QuerySet[Listing]:
    """Return the acting owner's listings in every state, ready to be drawn."""
    actor.require(Permission.VIEW, Kind.OWNER)
    return drawn(Listing.objects.filter(organization_id=actor.organization_id))


def market(actor: Actor) -> QuerySet[Listing]:
    """Return the alliance's published listings, ready to be drawn: two queries a page."""
    actor.require(Permission.VIEW)
    return drawn(
        Listing.objects.filter(alliance_id=actor.alliance_id, state=ListingState.PUBLISHED)
    )


def listing(actor: Actor, listing_id: UUID) -> Listing:
    """Return one listing as far as the actor may see it. Raises NotFound."""
    actor.require(Permission.VIEW)
    found = visible_listings(actor).filter(pk=listing_id).first()
    if found is None:
        raise NotFound()
    return found


def drawn(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Add organization, channel, profile and rate card in a fixed number of queries."""
    prices = Prefetch("rate_card", queryset=RateCardLine.objects.order_by("id"))
    return listings.select_related("organization", "channel", "profile").prefetch_related(prices)


def standing_at_least(
    listings: QuerySet[Listing], level: EvidenceLevel, now: datetime
) -> QuerySet[Listing]:
    """Keep listings whose channel's evidence, aged to ``now``, still stands for ``level``."""
    if level == EvidenceLevel.CLAIMED:
        return listings
    good = Q()
    for proven in range(level, EvidenceLevel.DELIVERED + 1):
        since = oldest_for(level, proven, now)
        good |= Q(channel__evidence_level=proven, channel__evidence_at__gt=since)
    return listings.filter(good)


def matching_text(listings: QuerySet[Listing], text: str) -> QuerySet[Listing]:
    """Keep listings in whose words every gram of ``text`` occurs; no word keeps no listing."""
    wanted = query_grams(text)
    if not wanted:
        return listings.none()
    for gram in wanted:
        listings = with_term(listings, f"g:{gram}")
    return listings


def reaching_region(listings: QuerySet[Listing], province: str) -> QuerySet[Listing]:
    """Keep listings at least 5 % of whose audience lives in ``province``."""
    return with_term(listings, f"r:{province}")


def with_term(listings: QuerySet[Listing], term: str) -> QuerySet[Listing]:
    return listings.filter(pk__in=ListingTerm.objects.filter(term=term).values("listing_id"))


def with_price(
    listings: QuerySet[Listing],
    *,
    model: str | None = None,
    format: str | None = None,
    price_min: int | None = None,
    price_max: int | None = None,
) -> QuerySet[Listing]:
    """Keep listings with one price that meets all given conditions; prices in fen."""
    given = {
        "model": model,
        "format": format,
        "price_minor__gte": price_min,
        "price_minor__lte": price_max,
    }
    conditions = {name: value for name, value in given.items() if value not in (None, "")}
    if not conditions:
        return listings
    return listings.filter(pk__in=RateCardLine.objects.filter(**conditions).values("listing_id"))


def sized_at_least(listings: QuerySet[Listing], people: int) -> QuerySet[Listing]:
    """Keep listings whose profile (or, without one, declaration) counts ``people`` or more."""
    return listings.filter(
        Q(profile__size__gte=people) | Q(profile=None, declared_size__gte=people)
    )


def visible_channels(actor: Actor) -> QuerySet[Channel]:
    """Return the channels the fence shows; the own ones with ``recent_proofs``."""
    actor.require(Permission.VIEW)
    newest = Prefetch(
        "proofs", queryset=ChannelProof.objects.order_by("-id"), to_attr="recent_proofs"
    )
    return Channel.objects.select_related("organization").prefetch_related(newest)


def visible_profiles(actor: Actor) -> QuerySet[AudienceProfile]:
    """Return the profiles the fence shows: one's own, and those of published listings."""
    actor.require(Permission.VIEW)
    return AudienceProfile.objects.select_related("organization")


def visible_listings(actor: Actor) -> QuerySet[Listing]:
    """Return the listings the fence shows: one's own, and the published ones."""
    actor.require(Permission.VIEW)
    return drawn(Listing.objects.all())


def visible_rates(actor: Actor) -> QuerySet[RateCardLine]:
    """Return the prices the fence shows: one's own, and those of published listings."""
    actor.require(Permission.VIEW)
    return RateCardLine.objects.all()
