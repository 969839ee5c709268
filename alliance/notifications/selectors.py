"""Reads of the inbox."""

from django.db.models import QuerySet

from alliance.notifications.models import Notification
from alliance.tenancy.types import Actor


def inbox(actor: Actor) -> QuerySet[Notification]:
    """Return what the acting person was told in the acting organization."""
    return Notification.objects.filter(
        organization_id=actor.organization_id, person=actor.person_id
    )


def unread_count(actor: Actor) -> int:
    """Return how many of them are unread, at most 100."""
    return inbox(actor).filter(read_at=None)[:100].count()
