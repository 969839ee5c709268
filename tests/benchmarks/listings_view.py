"""The server of ``graphql-listings/json-view``: the product, and beside it a hand-written view.

Both sides are answered by this one process, through the same middleware, session, tenant context
and policies. The view is what a careful Django developer writes: one query with its joins, one
prefetch, a dict, ``JsonResponse``.
"""

import os
from typing import Any
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.listings_settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db.models import Prefetch  # noqa: E402
from django.http import HttpRequest, JsonResponse  # noqa: E402
from django.urls import include, path  # noqa: E402

from alliance.kernel import clock  # noqa: E402
from alliance.tenancy.context import acting  # noqa: E402
from alliance.tenancy.selectors import actors_of  # noqa: E402
from traffic_owners.audiences.models import Listing, RateCardLine  # noqa: E402
from traffic_owners.audiences.rules.evidence import grade  # noqa: E402


def listings(request: HttpRequest) -> JsonResponse:
    """Answer the 50 newest listings with owner, channel, profile and rate card."""
    wanted = UUID(request.headers["X-Organization"])
    actors = actors_of(request.user.pk)
    actor = next(each for each in actors if each.organization_id == wanted)
    now = clock.now()
    with acting(actor):
        found = (
            Listing.objects.filter(alliance_id=actor.alliance_id, state="published")
            .select_related("organization", "channel", "profile")
            .prefetch_related(Prefetch("rate_card", RateCardLine.objects.order_by("id")))
            .order_by("-published_at", "-id")[:50]
        )
        return JsonResponse({"listings": [_listing(each, now) for each in found]})


def _listing(listing: Listing, now: Any) -> dict[str, Any]:
    owner, channel, profile = listing.organization, listing.channel, listing.profile
    assert profile is not None
    evidence = grade(channel.evidence_level, channel.evidence_at, now)
    return {
        "id": listing.id,
        "title": listing.title,
        "summary": listing.summary,
        "category": listing.category,
        "state": listing.state,
        "audienceSize": profile.size,
        "weeklyCapacity": listing.weekly_capacity,
        "publishedAt": listing.published_at,
        "organization": {"id": owner.id, "name": owner.name, "legalKind": owner.legal_kind},
        "channel": {
            "id": channel.id,
            "carrier": channel.carrier,
            "name": channel.name,
            "handle": channel.handle,
            "memberCount": channel.member_count,
            "countedOn": channel.counted_on,
            "evidence": {
                "level": evidence.level,
                "ageDays": evidence.age_days,
                "freshnessBp": evidence.freshness_bp,
            },
        },
        "profile": {
            "id": profile.id,
            "name": profile.name,
            "size": profile.size,
            "reachable": profile.reachable,
            "sampleSize": profile.sample_size,
            "asOf": profile.as_of,
        },
        "rateCard": [
            {
                "id": line.id,
                "format": line.format,
                "model": line.model,
                "priceMinor": line.price_minor,
                "rateBp": line.rate_bp,
            }
            for line in listing.rate_card.all()
        ],
    }


urlpatterns = [path("bench/listings", listings), path("", include("alliance.config.urls"))]
