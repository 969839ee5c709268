"""A click measured elsewhere as a row of our own table."""

from dataclasses import dataclass
from datetime import UTC, date
from functools import lru_cache

from django.conf import settings

from alliance.tracking.fingerprints import address_hash, address_key, agent_hash, network_of
from alliance.tracking.ids import id_at
from alliance.tracking.models import Click, Link
from alliance.tracking.rules import RULE_VERSION, read_agent
from alliance.tracking.types import RecordedClick


@dataclass(frozen=True, slots=True)
class ClickRow:
    """A row to write, and the UTC day whose partition it needs."""

    click: Click
    occurred_on: date


def click_row(link: Link, recorded: RecordedClick) -> ClickRow:
    """Return the row for a click on ``link``, with verdict and fingerprints."""
    agent = recorded.agent.encode()
    reading = read_agent(agent)
    click = Click(
        id=id_at(recorded.occurred_at),
        organization_id=link.organization_id,
        alliance_id=link.alliance_id,
        brand_id=link.brand_id,
        link_id=link.id,
        visitor=recorded.visitor,
        verdict=reading.verdict,
        reason=reading.reason,
        rule_version=RULE_VERSION,
        device=reading.device,
        agent_hash=agent_hash(agent),
        ip_hash=address_hash(_key(), recorded.address),
        ip_network=network_of(recorded.address),
    )
    return ClickRow(click, recorded.occurred_at.astimezone(UTC).date())


@lru_cache(maxsize=1)
def _key() -> bytes:
    return address_key(settings.SECRET_KEY)
