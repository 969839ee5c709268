"""State machines: a table of allowed moves, and the compare-and-set that makes one."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models

from alliance.kernel.errors import StateConflict


class Transitions:
    """Which state may follow which. Moves that are not listed do not exist."""

    def __init__(self, moves: Mapping[str, Iterable[str]]) -> None:
        self._moves = {
            str(source): frozenset(map(str, targets)) for source, targets in moves.items()
        }

    def allows(self, source: str, target: str) -> bool:
        return str(target) in self._moves.get(str(source), frozenset())

    def sources_of(self, target: str) -> list[str]:
        """Return every state from which ``target`` may be reached, in a stable order."""
        return sorted(source for source, targets in self._moves.items() if str(target) in targets)


def move(
    model: type[models.Model],
    *,
    id: UUID,
    expected: str | Iterable[str],
    to: str,
    **changes: Any,
) -> None:
    """Move one row to ``to`` if it still stands in ``expected``; set ``changes`` with it.

    One UPDATE decides the race: raises StateConflict when it did not touch exactly one row.
    """
    allowed = [expected] if isinstance(expected, str) else list(expected)
    moved = model._default_manager.filter(pk=id, state__in=allowed).update(state=to, **changes)
    if moved != 1:
        raise StateConflict()
