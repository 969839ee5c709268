"""Money as integer minor units with a currency, and the only places where it is rounded."""

from collections.abc import Sequence
from dataclasses import dataclass

BASIS_POINTS = 10_000


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (fen for CNY). Amounts of two currencies never mix."""

    minor: int
    currency: str = "CNY"

    def __add__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def _same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")


def share_bp(amount_minor: int, basis_points: int) -> int:
    """Return ``basis_points`` ten-thousandths of an amount, rounded toward zero."""
    product = abs(amount_minor) * basis_points // BASIS_POINTS
    return product if amount_minor >= 0 else -product


def largest_remainder(total_minor: int, weights: Sequence[int]) -> list[int]:
    """Divide ``total_minor`` in proportion to ``weights`` so that the parts equal the whole.

    Hamilton's method: each part is rounded toward zero, and the units left over go one by one
    to the largest remainders, ties to the earlier part. A negative total is divided as its
    mirror image. Raises ValueError when no weight is positive or one is negative.
    """
    if any(weight < 0 for weight in weights) or sum(weights) <= 0:
        raise ValueError("weights must be non-negative and not all zero")
    sign = -1 if total_minor < 0 else 1
    whole, scale = abs(total_minor), sum(weights)
    parts = [whole * weight // scale for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(whole * weights[i] % scale), i))
    for index in by_remainder[: whole - sum(parts)]:
        parts[index] += 1
    return [sign * part for part in parts]
