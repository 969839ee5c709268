"""Channels, audiences and listings for tests, made through the services."""

import itertools
from collections.abc import Sequence
from datetime import datetime

from alliance.kernel.vocabulary import Carrier, Category, Gender, PlacementFormat, PricingModel
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.personas import NOW
from traffic_owners.audiences import services
from traffic_owners.audiences.models import AudienceProfile, Channel, ChannelProof, Listing
from traffic_owners.audiences.types import ListingDraft, RateLine
from traffic_owners.crm.models import Member

_numbers = itertools.count(1)

FLAT = RateLine(PlacementFormat.GROUP_POST, PricingModel.FLAT, price_minor=50_000)
CPC = RateLine(PlacementFormat.GROUP_POST, PricingModel.CPC, price_minor=120)
CPS = RateLine(PlacementFormat.MOMENTS_POST, PricingModel.CPS, rate_bp=1_500)


def make_channel(
    owner: Actor, *, carrier: Carrier = Carrier.WECHAT_GROUP, now: datetime = NOW
) -> Channel:
    """A channel at L0."""
    number = next(_numbers)
    with acting(owner):
        return services.register_channel(
            owner,
            carrier=carrier,
            name=f"渠道{number}",
            handle=f"handle{number}",
            member_count=480,
            now=now,
        )


def make_requested_proof(owner: Actor, channel: Channel, now: datetime = NOW) -> ChannelProof:
    """A proof that waits for the operator."""
    with acting(owner):
        proof = services.start_proof(owner, channel_id=channel.id)
        return services.request_check(owner, proof_id=proof.id, now=now)


def prove(operator: Actor, owner: Actor, channel: Channel, now: datetime = NOW) -> None:
    """Bring a channel to L1 the way it is done."""
    proof = make_requested_proof(owner, channel, now)
    with acting(operator):
        services.confirm_proof(operator, proof_id=proof.id, now=now)


def make_members(owner: Actor, count: int, *, province: str = "GD") -> None:
    """People of an owner's pool: every third a man, born 1990, 1991, …"""
    with acting(owner):
        Member.objects.bulk_create(
            Member(
                organization_id=owner.organization_id,
                alliance_id=owner.alliance_id,
                external_id=f"M{next(_numbers)}",
                gender=Gender.FEMALE if n % 3 else Gender.MALE,
                province=province,
                birth_year=1990 + n % 20,
                interests=[Category.FOOD],
            )
            for n in range(count)
        )


def make_profile(owner: Actor, *, people: int = 60, now: datetime = NOW) -> AudienceProfile:
    """A computed profile of ``people`` new members and all who were there."""
    make_members(owner, people)
    with acting(owner):
        return services.compute_profile(owner, name="全部会员", now=now)


def make_draft(
    owner: Actor,
    *,
    channel: Channel | None = None,
    profile: AudienceProfile | None = None,
    rates: Sequence[RateLine] = (FLAT, CPC, CPS),
    title: str | None = None,
    summary: str = "",
    category: Category = Category.FOOD,
    declared_size: int | None = 480,
) -> Listing:
    """A listing that nobody else sees yet."""
    channel = channel or make_channel(owner)
    with acting(owner):
        return services.create_listing(
            owner,
            draft=ListingDraft(
                channel_id=channel.id,
                title=title or f"挂牌{next(_numbers)}",
                summary=summary,
                category=category,
                profile_id=profile.id if profile else None,
                declared_size=declared_size,
                rate_card=tuple(rates),
            ),
        )


def make_listing(owner: Actor, *, now: datetime = NOW, **given: object) -> Listing:
    """A published listing."""
    drafted = make_draft(owner, **given)  # type: ignore[arg-type]
    with acting(owner):
        return services.publish_listing(owner, listing_id=drafted.id, now=now)
