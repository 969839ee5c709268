"""The one source of time: UTC instants, and business dates in the alliance's zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

DEFAULT_ZONE = "Asia/Shanghai"


def now() -> datetime:
    """Return the current UTC instant, moved by the clock's offset where the mode allows one."""
    instant = wall()
    return instant + offset() if settings.CLOCK_MAY_MOVE else instant


def wall() -> datetime:
    """Return the instant the world outside lives by, whatever our offset: signatures, clicks."""
    return datetime.now(UTC)


def offset() -> timedelta:
    """Return the offset that ``manage.py clock`` has set; zero by default."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT alliance_clock_offset()")
        moved_by: timedelta = cursor.fetchone()[0]
    return moved_by


def business_date(instant: datetime, zone: str = DEFAULT_ZONE) -> date:
    """Return the calendar day of ``instant`` in ``zone``: caps, periods and tax months use it."""
    return instant.astimezone(ZoneInfo(zone)).date()


def start_of_day(day: date, zone: str = DEFAULT_ZONE) -> datetime:
    """Return the UTC instant at which ``day`` begins in ``zone``."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
