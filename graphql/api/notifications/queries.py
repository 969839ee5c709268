"""Reads of the inbox."""

from typing import Any

import django_filters
import graphene
from django.db.models import QuerySet

from alliance.notifications import models, selectors
from api.connection import Connection
from api.notifications.types import Notification
from api.permissions import Permission, permission


class NotificationFilters(django_filters.FilterSet):
    """Narrows the inbox."""

    unread = django_filters.BooleanFilter(
        field_name="read_at", lookup_expr="isnull", label="Only unread (true) or read (false)"
    )

    class Meta:
        model = models.Notification
        fields: list[str] = []


class Queries(graphene.ObjectType):
    """What you were told."""

    notifications = Connection(
        Notification,
        orders={"NEWEST": ("-created_at",)},
        filters=NotificationFilters,
        description="What you were told in this organization",
    )
    unread_notifications = graphene.Int(description="How many are unread; 100 means 100 or more")

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_notifications(root: Any, info: Any) -> QuerySet[models.Notification]:
        return selectors.inbox(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_unread_notifications(root: Any, info: Any) -> int:
        return selectors.unread_count(info.context.actor)
