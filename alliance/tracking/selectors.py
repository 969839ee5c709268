"""Reads of links, coupons and clicks; the database shows each actor only what it may see."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alliance.kernel.errors import InvalidInput, NotFound
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from alliance.tracking.codes import normal_coupon
from alliance.tracking.ids import first_id_at
from alliance.tracking.models import Click, Coupon, Link
from alliance.tracking.states import Reason, TouchKind, Verdict
from alliance.tracking.types import LinkCount, ReasonCount, Touch

MAX_TOUCHES = 500
SHOWN_PERIOD = timedelta(days=30)
KEPT_PERIOD = timedelta(days=90)


def links(actor: Actor) -> QuerySet[Link]:
    """Return the links that the actor's organization is a party to; an operator sees all."""
    actor.require(Permission.VIEW)
    return Link.objects.filter(alliance_id=actor.alliance_id)


def link_of(actor: Actor, link_id: UUID) -> Link:
    """Return one link. Raises NotFound."""
    link = links(actor).filter(pk=link_id).first()
    if link is None:
        raise NotFound()
    return link


def links_with_clicks(actor: Actor, *, now: datetime) -> QuerySet[Link]:
    """Return links ready to be shown: with parties, coupons, and clicks of the last 30 days."""
    recent = Click.objects.filter(
        link_id=OuterRef("pk"), pk__gte=first_id_at(now - SHOWN_PERIOD)
    ).order_by()
    gross = recent.values("link_id").annotate(number=Count("id")).values("number")
    return (
        links(actor)
        .select_related("organization", "brand")
        .prefetch_related(Prefetch("coupons", Coupon.objects.order_by("code", "id")))
        .annotate(
            clicks_gross=Coalesce(Subquery(gross), 0),
            clicks_valid=Coalesce(Subquery(gross.filter(verdict=Verdict.VALID)), 0),
        )
    )


def link_with_clicks(actor: Actor, *, link_id: UUID, now: datetime) -> Link:
    """Return one link ready to be shown. Raises NotFound."""
    link = links_with_clicks(actor, now=now).filter(pk=link_id).first()
    if link is None:
        raise NotFound()
    return link


def short_address(link: Link) -> str:
    """Return the address under which the redirect server answers for the link."""
    return f"{settings.LINK_URL}/{link.code}"


def links_labelled(actor: Actor, labels: Iterable[str]) -> QuerySet[Link]:
    """Return the links with any of these labels, oldest first."""
    return links(actor).filter(label__in=list(labels)).order_by("id")


def coupons(actor: Actor) -> QuerySet[Coupon]:
    """Return the coupon codes of the actor's links."""
    actor.require(Permission.VIEW)
    return Coupon.objects.filter(alliance_id=actor.alliance_id)


def clicks(
    actor: Actor, *, since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Click]:
    """Return the clicks in [since, until) that the actor is a party to, in no order."""
    actor.require(Permission.VIEW)
    found = Click.objects.filter(alliance_id=actor.alliance_id)
    return found.filter(_within(since, until))


def clicks_with_links(actor: Actor, *, now: datetime) -> QuerySet[Click]:
    """Return the clicks of the last 90 days ready to be shown, with their links."""
    shown = Prefetch("link", links_with_clicks(actor, now=now))
    return clicks(actor, since=now - KEPT_PERIOD).prefetch_related(shown)


def click_by_id(actor: Actor, click_id: UUID) -> Click | None:
    """Return one click with its link, or None when there is none that the actor may see."""
    return clicks(actor).filter(pk=click_id).select_related("link").first()


def touches(
    actor: Actor,
    *,
    click_ids: Sequence[UUID] = (),
    visitors: Sequence[UUID] = (),
    coupon_codes: Sequence[str] = (),
    brand_id: UUID | None = None,
    since: datetime,
    until: datetime,
) -> list[Touch]:
    """Return how a buyer met links in [since, until], oldest first, at most 500 clicks.

    The buyer is whoever made the given clicks, so all clicks of the same visitors count (those of
    ``brand_id`` only, where given). Coupon codes come last, dated ``until``. Unknown ids and codes
    are left out.
    """
    actor.require(Permission.VIEW)
    known = clicks(actor).filter(pk__in=click_ids)
    people = {*visitors, *known.values_list("visitor", flat=True)} if click_ids else {*visitors}
    found = clicks(actor).filter(visitor__in=people, pk__gte=first_id_at(since))
    found = found.filter(occurred_at__lte=until)
    if brand_id is not None:
        found = found.filter(brand_id=brand_id)
    newest = list(found.select_related("link").order_by("-id")[:MAX_TOUCHES]) if people else []
    met = [_click_touch(click) for click in reversed(newest)]
    return met + _coupon_touches(actor, coupon_codes, brand_id, until)


def clicks_by_link(
    actor: Actor,
    link_ids: Iterable[UUID],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[UUID, LinkCount]:
    """Return clicks in [since, until) for each link; links without clicks count zero."""
    asked = list(link_ids)
    counted = (
        clicks(actor, since=since, until=until)
        .filter(link_id__in=asked)
        .values("link_id")
        .annotate(gross=Count("id"), valid=Count("id", filter=Q(verdict=Verdict.VALID)))
        .order_by()
    )
    found = {row["link_id"]: LinkCount(**row) for row in counted}
    return {link_id: found.get(link_id, LinkCount(link_id, 0, 0)) for link_id in asked}


def clicks_by_reason(
    actor: Actor,
    *,
    link_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[ReasonCount]:
    """Return clicks in [since, until) by verdict and reason, most frequent first."""
    found = clicks(actor, since=since, until=until)
    if link_id is not None:
        found = found.filter(link_id=link_id)
    counted = found.values("verdict", "reason").annotate(clicks=Count("id"))
    return [
        ReasonCount(Verdict(row["verdict"]), Reason(row["reason"]), row["clicks"])
        for row in counted.order_by("-clicks", "reason")
    ]


def recent_reasons(
    actor: Actor, *, link_id: UUID | None, days: int, now: datetime
) -> list[ReasonCount]:
    """Return clicks of the last ``days`` (1–90) by reason. Raises InvalidInput."""
    if not 1 <= days <= KEPT_PERIOD.days:
        raise InvalidInput("days", zh="请选择 1 到 90 天", en="Choose 1 to 90 days")
    return clicks_by_reason(actor, link_id=link_id, since=now - timedelta(days=days))


def _within(since: datetime | None, until: datetime | None) -> Q:
    """Bounds on the id, because the id picks the partition."""
    bounds = Q()
    if since is not None:
        bounds &= Q(pk__gte=first_id_at(since))
    if until is not None:
        bounds &= Q(pk__lt=first_id_at(until))
    return bounds


def _click_touch(click: Click) -> Touch:
    return Touch(
        kind=TouchKind.CLICK,
        click_id=click.id,
        link_id=click.link_id,
        label=click.link.label,
        organization_id=click.organization_id,
        brand_id=click.brand_id,
        occurred_at=click.occurred_at,
        verdict=Verdict(click.verdict),
        reason=Reason(click.reason),
        visitor=click.visitor,
        ip_hash=click.ip_hash,
    )


def _coupon_touches(
    actor: Actor, texts: Sequence[str], brand_id: UUID | None, until: datetime
) -> list[Touch]:
    if not texts:
        return []
    found = coupons(actor).filter(code__in={normal_coupon(text) for text in texts})
    if brand_id is not None:
        found = found.filter(brand_id=brand_id)
    return [
        Touch(
            kind=TouchKind.COUPON,
            click_id=None,
            link_id=coupon.link_id,
            label=coupon.link.label,
            organization_id=coupon.organization_id,
            brand_id=coupon.brand_id,
            occurred_at=until,
            verdict=Verdict.VALID,
            reason=Reason.NONE,
            coupon_code=coupon.code,
        )
        for coupon in found.select_related("link").order_by("code")
    ]
