"""Reads of links and clicks."""

from typing import Any
from uuid import UUID

import graphene
from django.db.models import QuerySet

from alliance.tracking import models, selectors
from alliance.tracking.types import ReasonCount
from api import ids
from api.connection import Connection
from api.permissions import Permission, permission
from api.tracking.filters import ClickFilters, LinkFilters
from api.tracking.types import Click, ClickCount, Link


class Queries(graphene.ObjectType):
    """Who followed which link."""

    links = Connection(
        Link,
        orders={"NEWEST": ("-created_at",), "LABEL": ("label",)},
        filters=LinkFilters,
        description="Links you are a party to; an operator sees the whole alliance's",
    )
    clicks = Connection(
        Click,
        orders={"NEWEST": ("-id",), "OLDEST": ("id",)},
        filters=ClickFilters,
        description="Clicks on those links in the last 90 days",
    )
    click_counts = graphene.Field(
        graphene.List(graphene.NonNull(ClickCount)),
        required=True,
        link_id=graphene.ID(description="Of this link only"),
        days=graphene.Int(description="So many days back, 30 unless told, 1 to 90"),
        description="Clicks by verdict and reason, one entry for each reason at most",
    )

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_links(root: Any, info: Any) -> QuerySet[models.Link]:
        return selectors.links_with_clicks(info.context.actor, now=info.context.now)

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_clicks(root: Any, info: Any) -> QuerySet[models.Click]:
        return selectors.clicks_with_links(info.context.actor, now=info.context.now)

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_click_counts(
        root: Any, info: Any, link_id: str | None = None, days: int = 30
    ) -> list[ReasonCount]:
        link: UUID | None = ids.pk("Link", link_id, field="linkId") if link_id else None
        return selectors.recent_reasons(
            info.context.actor, link_id=link, days=days, now=info.context.now
        )
