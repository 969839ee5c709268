"""The inbox: one row is one thing told to one person about one organization."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from alliance.tenancy.models import TenantModel


class Notification(TenantModel):
    """Words are made from ``kind`` and ``params`` when it is read, in the reader's language."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    source_key = models.CharField(max_length=80)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["organization", "source_key", "person"], name="notification_told_once"
            ),
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(link__startswith="/"),
                name="notification_link_stays_here",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["organization", "person", "-created_at", "-id"], name="notification_inbox"
            ),
        ]
