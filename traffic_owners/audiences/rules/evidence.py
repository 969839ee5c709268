"""What evidence is worth as it ages. The formula and its reasons: docs/algorithms/evidence.md."""

from datetime import datetime, timedelta

from traffic_owners.audiences.states import EvidenceLevel
from traffic_owners.audiences.types import Grade

FULL_BP = 10_000

# Days a level holds before the evidence counts one level less.
HOLDS_DAYS = {
    EvidenceLevel.OWNED: 365,
    EvidenceLevel.PLATFORM: 120,
    EvidenceLevel.PROBED: 90,
    EvidenceLevel.DELIVERED: 180,
}


def grade(proven: int, proven_at: datetime | None, now: datetime) -> Grade:
    """Return the level that evidence proven at ``proven_at`` still stands for at ``now``.

    A level holds for its days, then the evidence counts as the level below, for that level's days,
    and so on down to a claim. ``freshness_bp`` falls in a straight line from 10,000 to 0 within
    the level it stands at.
    """
    level = EvidenceLevel(proven)
    if level == EvidenceLevel.CLAIMED or proven_at is None:
        return Grade(EvidenceLevel.CLAIMED, level, 0, 0, None)
    reached = proven_at
    while level > EvidenceLevel.CLAIMED:
        falls_at = reached + timedelta(days=HOLDS_DAYS[level])
        if now < falls_at:
            left = falls_at - now
            freshness = min(FULL_BP, FULL_BP * left // timedelta(days=HOLDS_DAYS[level]))
            return Grade(level, EvidenceLevel(proven), _days(proven_at, now), freshness, falls_at)
        level, reached = EvidenceLevel(level - 1), falls_at
    return Grade(level, EvidenceLevel(proven), _days(proven_at, now), 0, None)


def oldest_for(wanted: int, proven: int, now: datetime) -> datetime:
    """Return the instant after which ``proven`` evidence still stands for ``wanted`` at ``now``.

    The same rule turned round, so that a database can filter by it.
    """
    levels = range(wanted, proven + 1)
    return now - timedelta(days=sum(HOLDS_DAYS[EvidenceLevel(level)] for level in levels))


def _days(proven_at: datetime, now: datetime) -> int:
    return max(0, (now - proven_at).days)
