"""What an owner has delivered so far: the public sum over its deals, kept for scoring."""

from django.db import models

from alliance.tenancy.models import TenantModel


class DeliveryRecord(TenantModel):
    """One owner's past: deals delivered, failed and under way. Written as the operator."""

    delivered = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    live = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization"], name="delivery_record_once"),
        ]
