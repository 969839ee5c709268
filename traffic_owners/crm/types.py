"""Frozen values that cross the borders of the CRM."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from traffic_owners.crm.states import Field


@dataclass(frozen=True, slots=True)
class Layout:
    """How the bytes of an uploaded table are read; ``delimiter`` " " means any run of blanks."""

    kind: str  # "text" or "xlsx"
    encoding: str
    delimiter: str
    has_header: bool
    columns: list[str]
    sample: list[list[str]]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one line was left out; ``code`` names a sentence in ``problems.SENTENCES``."""

    field: Field
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One person as a line of a file describes them; None means the file does not say."""

    external_id: str
    gender: str | None = None
    province: str | None = None
    city: str | None = None
    birth_year: int | None = None
    device: str | None = None
    joined_on: date | None = None
    interests: list[str] | None = None
    tags: list[str] | None = None


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """One purchase line; the amount in minor units of ``currency``."""

    external_id: str
    occurred_on: date
    quantity: int
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one line gave: a row, or the reasons why there is none."""

    row: MemberRow | PurchaseRow | None
    problems: list[RowProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CurrencyTotal:
    """All purchases in one currency; the amount in its minor units."""

    currency: str
    purchases: int
    items: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """How many of an owner's people stand in each group, as stored: the raw side of a profile."""

    size: int
    reachable: int
    described: int
    by_province: dict[Any, int]
    by_gender: dict[Any, int]
    by_birth_year: dict[Any, int]
    by_device: dict[Any, int]
    by_interest: dict[Any, int]
    by_spending: dict[Any, int]
    by_frequency: dict[Any, int]
