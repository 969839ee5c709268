"""Reads of alliances and of the rules in force."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from alliance.kernel.errors import NotFound
from alliance.networks.models import Alliance, AllianceRules
from alliance.networks.types import Rules


def alliances() -> QuerySet[Alliance]:
    """Return every alliance of the installation: their names are public."""
    return Alliance.objects.order_by("id")


def rules_at(alliance_id: UUID, now: datetime) -> Rules:
    """Return the rules in force at ``now``. Raises NotFound when none has come into force."""
    row = (
        AllianceRules.objects.filter(alliance_id=alliance_id, effective_at__lte=now)
        .select_related("alliance")
        .order_by("-effective_at", "-version")
        .first()
    )
    if row is None:
        raise NotFound()
    return Rules(
        alliance_id=alliance_id,
        version=row.version,
        take_rate_bp=row.take_rate_bp,
        hold_days=row.hold_days,
        required_level=row.required_level,
        click_window_days=row.click_window_days,
        allowed_categories=tuple(row.allowed_categories),
        zone=row.alliance.zone,
    )


def rules_history(alliance_id: UUID) -> QuerySet[AllianceRules]:
    """Return every version of an alliance's rules, newest first."""
    return AllianceRules.objects.filter(alliance_id=alliance_id).order_by("-version")
