"""Registering, updating and archiving channels."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alliance.audit.services import record
from alliance.kernel.clock import business_date
from alliance.kernel.errors import InvalidInput, NotFound
from alliance.kernel.states import move
from alliance.kernel.vocabulary import Carrier
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.audiences.errors import ChannelExists, ChannelInUse
from traffic_owners.audiences.models import Channel
from traffic_owners.audiences.states import ChannelState, CountSource


@transaction.atomic
def register_channel(
    actor: Actor,
    *,
    carrier: Carrier,
    name: str,
    handle: str,
    now: datetime,
    url: str = "",
    member_count: int = 0,
    count_source: CountSource = CountSource.DECLARED,
) -> Channel:
    """Add a channel at L0. Raises ChannelExists for the same carrier and handle, InvalidInput."""
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    channel = Channel(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        carrier=carrier,
        name=_filled("name", name),
        handle=_filled("handle", handle),
        url=_web_address(url),
        member_count=_count(member_count),
        count_source=count_source,
        counted_on=business_date(now),
    )
    try:
        with transaction.atomic():
            channel.save(force_insert=True)
    except IntegrityError as error:
        raise ChannelExists() from error
    record(actor, "register_channel", "audiences.channel", channel.id, carrier=carrier)
    return channel


@transaction.atomic
def update_channel(
    actor: Actor,
    *,
    channel_id: UUID,
    name: str,
    url: str,
    member_count: int,
    count_source: CountSource,
    now: datetime,
) -> Channel:
    """Change what may change: evidence belongs to the handle, which therefore stays."""
    channel = locked_channel(actor, channel_id)
    channel.name, channel.url = _filled("name", name), _web_address(url)
    channel.member_count, channel.count_source = _count(member_count), count_source
    channel.counted_on = business_date(now)
    channel.save(update_fields=["name", "url", "member_count", "count_source", "counted_on"])
    record(actor, "update_channel", "audiences.channel", channel.id, members=member_count)
    return channel


@transaction.atomic
def archive_channel(actor: Actor, *, channel_id: UUID) -> Channel:
    """Take a channel out of use. Raises ChannelInUse while a published listing offers it."""
    channel = locked_channel(actor, channel_id)
    if channel.is_listed:
        raise ChannelInUse()
    move(Channel, id=channel.id, expected=ChannelState.ACTIVE, to=ChannelState.ARCHIVED)
    record(actor, "archive_channel", "audiences.channel", channel.id)
    channel.state = ChannelState.ARCHIVED
    return channel


def locked_channel(actor: Actor, channel_id: UUID) -> Channel:
    """Return the acting owner's channel, locked to the end of the transaction. Raises NotFound.

    Whoever locks both takes the channel before its listings.
    """
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    mine = Channel.objects.select_for_update().filter(organization_id=actor.organization_id)
    channel = mine.filter(pk=channel_id).first()
    if channel is None:
        raise NotFound(field="channel_id")
    return channel


def _filled(field: str, text: str) -> str:
    plain = " ".join(text.split())
    if not 1 <= len(plain) <= 80:
        raise InvalidInput(field, zh="请填写 1–80 个字符", en="Enter 1 to 80 characters")
    return plain


def _web_address(url: str) -> str:
    plain = url.strip()
    if plain and (not plain.startswith(("https://", "http://")) or len(plain) > 500):
        raise InvalidInput("url", zh="请填写 http(s) 网址", en="Enter an http(s) address")
    return plain


def _count(member_count: int) -> int:
    if not 0 <= member_count <= 2_000_000_000:
        raise InvalidInput("member_count", zh="人数无效", en="Invalid number of members")
    return member_count
