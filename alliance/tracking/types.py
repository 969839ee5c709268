"""Values that cross this room's border. No Django here: the redirect server reads them too."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alliance.tracking.states import Device, Reason, TouchKind, Verdict


@dataclass(frozen=True, slots=True)
class AgentReading:
    """What a user agent says about its bearer."""

    verdict: Verdict
    reason: Reason
    device: Device


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact of a buyer with a link, as attribution weighs it.

    A coupon touch has no click and no visitor: ``occurred_at`` is the end of the asked period.
    """

    kind: TouchKind
    click_id: UUID | None
    link_id: UUID
    label: str
    organization_id: UUID
    brand_id: UUID
    occurred_at: datetime
    verdict: Verdict
    reason: Reason
    visitor: UUID | None = None
    ip_hash: int | None = None
    coupon_code: str = ""


@dataclass(frozen=True, slots=True)
class RecordedClick:
    """A click measured elsewhere, or long ago, to be kept beside our own."""

    link_id: UUID
    occurred_at: datetime
    visitor: UUID
    agent: str
    address: str


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Clicks of one link in a period: every one, and those that count."""

    link_id: UUID
    gross: int
    valid: int


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """Clicks with one verdict and reason in a period."""

    verdict: Verdict
    reason: Reason
    clicks: int
