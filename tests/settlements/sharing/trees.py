"""Random but valid trees for the property tests."""

import random
from uuid import NAMESPACE_URL, UUID, uuid5

from settlements.sharing.types import Edge, Tree

ROLES = ("platform", "agency", "sub_agency", "staff")


def party(name: str) -> UUID:
    """Return the same id for the same name."""
    return uuid5(NAMESPACE_URL, name)


def random_tree(seeded: random.Random, depth: int = 3) -> Tree:
    """Return a valid tree of up to ``depth`` levels with every kind of edge."""
    return Tree(edges=_level(seeded, depth, prefix="e"))


def _level(seeded: random.Random, depth: int, prefix: str) -> tuple[Edge, ...]:
    left, edges = 10_000, []
    for number in range(seeded.randrange(4)):
        terms = _terms(seeded, left)
        left -= terms.get("percent_bp", 0)
        edges.append(_edge(seeded, depth, f"{prefix}{number}", terms))
    edges.insert(
        seeded.randrange(len(edges) + 1), _edge(seeded, depth, f"{prefix}r", {"residual": True})
    )
    return tuple(edges)


def _terms(seeded: random.Random, left: int) -> dict[str, int]:
    if seeded.random() < 0.2:
        return {"fixed_minor": seeded.randrange(500)}
    terms = {"percent_bp": seeded.randrange(left + 1)}
    if seeded.random() < 0.3:
        terms["floor_minor"] = seeded.randrange(100)
    if seeded.random() < 0.3:
        terms["cap_minor"] = terms.get("floor_minor", 0) + seeded.randrange(10_000)
    return terms


def _edge(seeded: random.Random, depth: int, key: str, terms: dict) -> Edge:
    if depth > 1 and seeded.random() < 0.35:
        return Edge(key=key, role="group", children=_level(seeded, depth - 1, key), **terms)
    return Edge(key=key, role=seeded.choice(ROLES), party_id=party(key), **terms)
