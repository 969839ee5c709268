"""Dashboards."""

from datetime import date
from typing import Any
from uuid import UUID

import graphene

from api import ids
from api.permissions import Permission, permission
from api.reports.types import Dashboard
from api.types import Date
from marketplace.reports import selectors


class Queries(graphene.ObjectType):
    """What happened, in numbers."""

    dashboard = graphene.Field(
        Dashboard,
        since=Date(required=True, description="First day"),
        until=Date(required=True, description="Last day, at most 365 after the first"),
        deal_id=graphene.ID(description="Of this deal alone"),
        task_id=graphene.ID(description="Of this task's deals alone"),
        required=True,
        description="The numbers of a period",
    )

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_dashboard(
        root: Any,
        info: Any,
        since: date,
        until: date,
        deal_id: str | None = None,
        task_id: str | None = None,
    ) -> selectors.Period:
        return selectors.period(
            info.context.actor,
            since=since,
            until=until,
            deal_id=_pk("Deal", deal_id, "dealId"),
            task_id=_pk("Task", task_id, "taskId"),
        )


def _pk(type_name: str, given: str | None, field: str) -> UUID | None:
    return None if given is None else ids.pk(type_name, given, field=field)
