"""Writes of the delivery records that scores read."""

from datetime import datetime
from uuid import UUID

from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from marketplace.matching.models import DeliveryRecord


def keep_record(
    actor: Actor, *, owner_id: UUID, delivered: int, failed: int, live: int, now: datetime
) -> DeliveryRecord:
    """Replace an owner's record with fresh counts, as the operator. Raises NotPermitted."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    row, _ = DeliveryRecord.objects.update_or_create(
        organization_id=owner_id,
        defaults={
            "alliance_id": actor.alliance_id,
            "delivered": delivered,
            "failed": failed,
            "live": live,
            "counted_at": now,
        },
    )
    return row
