"""The rules of an alliance at one instant, as other rooms read them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of an alliance's rules; ``take_rate_bp`` of a commission is the platform's."""

    alliance_id: UUID
    version: int
    take_rate_bp: int
    hold_days: int
    required_level: int
    click_window_days: int
    allowed_categories: tuple[str, ...]
    zone: str
