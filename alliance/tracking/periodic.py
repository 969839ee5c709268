"""Work that comes round by itself: click partitions are made before their day begins."""

from datetime import datetime
from typing import Any

from alliance.jobs.registry import every
from alliance.kernel import clock
from alliance.tenancy.types import Actor
from alliance.tracking.services import make_partitions_ahead


@every(seconds=3_600, kind="tracking.make_partitions")
def make_click_partitions(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    make_partitions_ahead(clock.wall())  # clicks keep the world's time, whatever our offset
