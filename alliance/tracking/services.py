"""Writes to links, coupons, hosts and click partitions."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from alliance.audit.services import record
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.kernel.states import Transitions, move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from alliance.tracking import codes
from alliance.tracking.clicks import click_row
from alliance.tracking.destinations import parse_destination
from alliance.tracking.models import Click, Coupon, Link, LinkHost
from alliance.tracking.selectors import link_of
from alliance.tracking.states import LINK_MOVES, HostState, LinkState
from alliance.tracking.types import RecordedClick

PARTITIONS_AHEAD = timedelta(days=14)
IMPORT_BATCH = 2_000

_MOVES = Transitions({str(state): targets for state, targets in LINK_MOVES.items()})


class HostNotVerified(DomainError):
    """The brand has not proven that the destination's host is its own."""

    code = "host_not_verified"
    zh = "品牌尚未验证域名 {host}，链接不能指向那里"
    en = "The brand has not verified {host}; links cannot lead there"
    field = "destination"


class CouponTaken(DomainError):
    """Another link of the alliance uses this coupon code."""

    code = "coupon_taken"
    zh = "优惠码 {coupon} 已被使用"
    en = "The coupon code {coupon} is taken"
    field = "code"


@transaction.atomic
def verify_host(actor: Actor, *, organization_id: UUID, host: str, now: datetime) -> LinkHost:
    """Let links of a brand lead to ``host`` (already canonical), as the alliance's operator.

    Raises NotPermitted.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    known, _ = LinkHost.objects.update_or_create(
        organization_id=organization_id,
        host=host,
        defaults={
            "alliance_id": actor.alliance_id,
            "state": HostState.VERIFIED,
            "decided_at": now,
        },
    )
    record(actor, "verify_host", "tracking.host", known.id, host=host)
    return known


@transaction.atomic
def revoke_host(actor: Actor, *, organization_id: UUID, host: str, now: datetime) -> None:
    """Stop every link of a brand that leads to ``host``. Raises NotPermitted, NotFound."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    known = LinkHost.objects.filter(organization_id=organization_id, host=host)
    if known.update(state=HostState.REVOKED, decided_at=now) != 1:
        raise NotFound()
    record(actor, "revoke_host", "tracking.host", organization_id, host=host)


@transaction.atomic
def create_link(
    actor: Actor,
    *,
    owner_id: UUID,
    brand_id: UUID,
    label: str,
    destination: str,
    expires_at: datetime | None = None,
    now: datetime,
) -> Link:
    """Create an active link of an owner to a page of a brand in the actor's alliance.

    The actor is one of the two, or the operator. Raises NotPermitted, DestinationNotAccepted,
    HostNotVerified and InvalidInput.
    """
    _require_party(actor, owner_id, brand_id)
    if not 1 <= len(label) <= 120:
        raise InvalidInput("label", zh="标签须在 1–120 字之间", en="A label has 1–120 characters")
    if expires_at is not None and expires_at <= now:
        raise InvalidInput("expires_at", zh="到期时间须晚于现在", en="The expiry is in the past")
    target = parse_destination(destination, schemes=_schemes())
    if not _host_is_verified(brand_id, target.host):
        raise HostNotVerified(host=target.host)
    link = Link.objects.create(
        code=codes.link_code(),
        organization_id=owner_id,
        alliance_id=actor.alliance_id,
        brand_id=brand_id,
        label=label,
        destination=target.url,
        host=target.host,
        expires_at=expires_at,
    )
    record(actor, "create_link", "tracking.link", link.id, label=label, destination=target.url)
    return link


@transaction.atomic
def pause_link(actor: Actor, *, link_id: UUID) -> Link:
    """Show a resting page instead of the destination, within two seconds of the commit.

    Raises NotPermitted, NotFound and StateConflict.
    """
    return _move_link(actor, link_id, LinkState.PAUSED, "pause_link")


@transaction.atomic
def resume_link(actor: Actor, *, link_id: UUID) -> Link:
    """Undo a pause. Raises NotPermitted, NotFound and StateConflict."""
    return _move_link(actor, link_id, LinkState.ACTIVE, "resume_link")


@transaction.atomic
def end_link(actor: Actor, *, link_id: UUID) -> Link:
    """End a link for good. Raises NotPermitted, NotFound and StateConflict."""
    return _move_link(actor, link_id, LinkState.ENDED, "end_link")


@transaction.atomic
def create_coupon(actor: Actor, *, link_id: UUID, code: str | None = None) -> Coupon:
    """Give a link a coupon code: the given one (A–Z, 0–9) or a random one.

    Raises NotPermitted, NotFound, InvalidInput and CouponTaken.
    """
    link = link_of(actor, link_id)
    _require_party(actor, link.organization_id, link.brand_id)
    wanted = codes.normal_coupon(code) if code is not None else codes.coupon_code()
    if not codes.CUSTOM_COUPON.fullmatch(wanted):
        raise InvalidInput(
            "code", zh="优惠码须为 4–20 位字母或数字", en="A coupon code has 4–20 letters or digits"
        )
    try:
        with transaction.atomic():
            coupon = Coupon.objects.create(
                organization_id=link.organization_id,
                alliance_id=link.alliance_id,
                brand_id=link.brand_id,
                link=link,
                code=wanted,
            )
    except IntegrityError as error:
        raise CouponTaken(coupon=wanted) from error
    record(actor, "create_coupon", "tracking.coupon", coupon.id, link=link_id, code=wanted)
    return coupon


@transaction.atomic
def import_clicks(actor: Actor, *, clicks: Sequence[RecordedClick]) -> list[UUID]:
    """Keep clicks that were measured elsewhere, judged by today's rules; return their ids in order.

    Operators only. Raises NotPermitted, and NotFound when a link is not of the actor's alliance.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    links = Link.objects.in_bulk({click.link_id for click in clicks})
    if len(links) != len({click.link_id for click in clicks}):
        raise NotFound()
    rows = [click_row(links[click.link_id], click) for click in clicks]
    if rows:
        days = sorted({row.occurred_on for row in rows})
        make_partitions(days[0], (days[-1] - days[0]).days + 1)
    written = Click.objects.bulk_create([row.click for row in rows], batch_size=IMPORT_BATCH)
    record(actor, "import_clicks", "tracking.click", actor.organization_id, clicks=len(written))
    return [click.id for click in written]


def make_partitions(first_day: date, days: int) -> int:
    """Make the click partitions of ``days`` UTC days (1–400); return how many were missing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tracking_make_partitions(%s, %s)", [first_day, days])
        return int(cursor.fetchone()[0])


def make_partitions_ahead(now: datetime) -> int:
    """Make the partitions of yesterday and the next two weeks."""
    yesterday = now.date() - timedelta(days=1)
    return make_partitions(yesterday, PARTITIONS_AHEAD.days + 2)


def _schemes() -> tuple[str, ...]:
    return ("https", "http") if settings.LOCAL_MODE else ("https",)


def _require_party(actor: Actor, owner_id: UUID, brand_id: UUID) -> None:
    actor.require(Permission.MANAGE_DEALS)
    if actor.organization_id not in (owner_id, brand_id) and not actor.is_operator:
        raise NotFound()


def _host_is_verified(brand_id: UUID, host: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tracking_host_is_verified(%s, %s)", [brand_id, host])
        return bool(cursor.fetchone()[0])


def _move_link(actor: Actor, link_id: UUID, to: LinkState, verb: str) -> Link:
    link = link_of(actor, link_id)
    _require_party(actor, link.organization_id, link.brand_id)
    move(Link, id=link_id, expected=_MOVES.sources_of(to), to=to)
    record(actor, verb, "tracking.link", link_id)
    link.refresh_from_db()
    return link
