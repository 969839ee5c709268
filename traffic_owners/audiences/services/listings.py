"""Writing, publishing, pausing and withdrawing listings.

The channel is locked before its listing, always in this order, so that a channel's ``is_listed``
and its published listings cannot disagree.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alliance.audit.services import record
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.kernel.states import move
from alliance.networks.selectors import rules_at
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.audiences.errors import (
    CategoryNotAllowed,
    ChannelArchived,
    EvidenceTooLow,
    NoAudience,
    NoRateCard,
    TitleTaken,
)
from traffic_owners.audiences.models import AudienceProfile, Channel, Listing, RateCardLine
from traffic_owners.audiences.rules.evidence import grade
from traffic_owners.audiences.services.channels import locked_channel
from traffic_owners.audiences.services.rate_cards import write_rate_card
from traffic_owners.audiences.services.showing import hide, show, write_terms
from traffic_owners.audiences.states import LISTING_MOVES, ChannelState, ListingState
from traffic_owners.audiences.types import ListingDraft

_WRITTEN = ["title", "summary", "category", "declared_size", "weekly_capacity", "profile"]
_EDITABLE = (ListingState.DRAFT, ListingState.PUBLISHED, ListingState.PAUSED)


@transaction.atomic
def create_listing(actor: Actor, *, draft: ListingDraft) -> Listing:
    """Write a draft with its rate card. Raises NotFound, InvalidInput, TitleTaken, RateInvalid."""
    channel = locked_channel(actor, draft.channel_id)
    listing = Listing(
        organization_id=actor.organization_id, alliance_id=actor.alliance_id, channel=channel
    )
    _write(actor, listing, draft, insert=True)
    record(actor, "create_listing", "audiences.listing", listing.id, title=listing.title)
    return listing


@transaction.atomic
def update_listing(
    actor: Actor, *, listing_id: UUID, draft: ListingDraft, now: datetime
) -> Listing:
    """Rewrite a listing; a published one stays published and must still be publishable.

    The channel of a listing does not change. Raises what ``publish_listing`` raises.
    """
    channel, listing = _locked(actor, listing_id)
    if listing.state not in _EDITABLE:
        raise StateConflict()
    if draft.channel_id != channel.id:
        raise InvalidInput("channel_id", zh="挂牌不能换渠道", en="A listing keeps its channel")
    _write(actor, listing, draft, insert=False)
    if listing.state == ListingState.PUBLISHED:
        _refuse_unpublishable(actor, channel, listing, now)
        show(listing)
    record(actor, "update_listing", "audiences.listing", listing.id, title=listing.title)
    return listing


@transaction.atomic
def publish_listing(actor: Actor, *, listing_id: UUID, now: datetime) -> Listing:
    """Show a listing to the whole alliance.

    It needs a price, a profile or declared size, an active channel at the alliance's required level
    and an allowed category. Raises NoRateCard, NoAudience, ChannelArchived, EvidenceTooLow,
    CategoryNotAllowed, and StateConflict when somebody else moved it.
    """
    channel, listing = _locked(actor, listing_id)
    _refuse_unpublishable(actor, channel, listing, now)
    _move(listing, ListingState.PUBLISHED, published_at=now)
    show(listing)
    record(actor, "publish_listing", "audiences.listing", listing.id, title=listing.title)
    return _again(listing)


@transaction.atomic
def pause_listing(actor: Actor, *, listing_id: UUID) -> Listing:
    """Hide a published listing for a while. Raises StateConflict."""
    return _take_down(actor, listing_id, ListingState.PAUSED)


@transaction.atomic
def withdraw_listing(actor: Actor, *, listing_id: UUID) -> Listing:
    """Give a listing up for good; agreed deals keep their terms. Raises StateConflict."""
    return _take_down(actor, listing_id, ListingState.WITHDRAWN)


def _take_down(actor: Actor, listing_id: UUID, to: ListingState) -> Listing:
    _, listing = _locked(actor, listing_id)
    _move(listing, to)
    hide(listing)
    record(actor, f"listing_{to}", "audiences.listing", listing.id, title=listing.title)
    return _again(listing)


def _locked(actor: Actor, listing_id: UUID) -> tuple[Channel, Listing]:
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    mine = Listing.objects.filter(organization_id=actor.organization_id, pk=listing_id)
    channel_id = mine.values_list("channel_id", flat=True).first()
    if channel_id is None:
        raise NotFound()
    channel = locked_channel(actor, channel_id)
    return channel, mine.select_for_update().get()


def _write(actor: Actor, listing: Listing, draft: ListingDraft, *, insert: bool) -> None:
    _describe(actor, listing, draft)
    try:
        with transaction.atomic():
            listing.save(force_insert=insert, update_fields=None if insert else _WRITTEN)
    except IntegrityError as error:
        raise TitleTaken() from error
    write_rate_card(listing, draft.rate_card)
    write_terms(listing)


def _describe(actor: Actor, listing: Listing, draft: ListingDraft) -> None:
    listing.title = " ".join(draft.title.split())
    if not 1 <= len(listing.title) <= 80:
        raise InvalidInput("title", zh="请填写 1–80 个字符", en="Enter 1 to 80 characters")
    listing.summary = draft.summary.strip()
    if len(listing.summary) > 500:
        raise InvalidInput("summary", zh="不超过 500 个字符", en="At most 500 characters")
    if not 1 <= draft.weekly_capacity <= 1_000:
        raise InvalidInput("weekly_capacity", zh="每周 1–1000 次", en="From 1 to 1,000 a week")
    if draft.declared_size is not None and not 1 <= draft.declared_size <= 2_000_000_000:
        raise InvalidInput("declared_size", zh="人数无效", en="Invalid size")
    listing.category = draft.category
    listing.declared_size = draft.declared_size
    listing.weekly_capacity = draft.weekly_capacity
    listing.profile = _own_profile(actor, draft.profile_id)


def _own_profile(actor: Actor, profile_id: UUID | None) -> AudienceProfile | None:
    if profile_id is None:
        return None
    mine = AudienceProfile.objects.filter(organization_id=actor.organization_id, pk=profile_id)
    profile = mine.first()
    if profile is None:
        raise NotFound(field="profile_id")
    return profile


def _refuse_unpublishable(actor: Actor, channel: Channel, listing: Listing, now: datetime) -> None:
    if not RateCardLine.objects.filter(listing=listing).exists():
        raise NoRateCard()
    if listing.profile_id is None and listing.declared_size is None:
        raise NoAudience()
    if channel.state != ChannelState.ACTIVE:
        raise ChannelArchived()
    rules = rules_at(actor.alliance_id, now)
    stands_at = grade(channel.evidence_level, channel.evidence_at, now).level
    if stands_at < rules.required_level:
        raise EvidenceTooLow(required=rules.required_level, actual=int(stands_at))
    if listing.category not in rules.allowed_categories:
        raise CategoryNotAllowed()


def _move(listing: Listing, to: ListingState, **changes: object) -> None:
    move(Listing, id=listing.id, expected=LISTING_MOVES.sources_of(to), to=to, **changes)


def _again(listing: Listing) -> Listing:
    return Listing.objects.select_related("channel", "profile", "organization").get(pk=listing.pk)
