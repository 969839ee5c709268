"""Which connections the query-count test knows how to fill.

``tests/api/connections/<area>.py`` registers one factory per root connection::

    @fills("members")
    def members(count: int) -> Actor: ...   # makes ``count`` rows, returns who sees them

``arguments`` adds required arguments; ``skip`` leaves out fields (``Type.field``) with a reason.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from alliance.tenancy.types import Actor


@dataclass(frozen=True, slots=True)
class Filling:
    """How to test one connection."""

    make: Callable[[int], Actor]
    arguments: str = ""
    skip: Collection[str] = ()
    objects: int = 2


FILLINGS: dict[str, Filling] = {}


def fills(
    connection: str, *, arguments: str = "", skip: Collection[str] = (), objects: int = 2
) -> Callable[[Callable[[int], Actor]], Callable[[int], Actor]]:
    """Register the decorated factory for the root connection of this name."""

    def register(make: Callable[[int], Actor]) -> Callable[[int], Actor]:
        FILLINGS[connection] = Filling(make, arguments, skip, objects)
        return make

    return register


def load() -> dict[str, Filling]:
    """Import every area's factories and return them."""
    for file in sorted(Path(__file__).with_name("connections").glob("*.py")):
        import_module(f"tests.api.connections.{file.stem}")
    return FILLINGS
