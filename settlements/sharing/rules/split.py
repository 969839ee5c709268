"""Split one amount over a tree, to the cent (docs/algorithms/split.md)."""

from collections.abc import Sequence

from alliance.kernel.money import BASIS_POINTS, largest_remainder
from settlements.sharing.types import Edge, Part, Tree


def split(tree: Tree, amount_minor: int) -> tuple[Part, ...]:
    """Return one part per earning edge, in the order of the tree; the parts add up to the amount.

    The tree has passed ``check_tree``. Raises ValueError when the amount is negative.
    """
    if amount_minor < 0:
        raise ValueError("an amount to split is never negative")
    return tuple(_parts(tree.edges, amount_minor))


def _parts(edges: Sequence[Edge], amount_minor: int) -> list[Part]:
    parts: list[Part] = []
    for edge, amount in zip(edges, _level(edges, amount_minor), strict=True):
        if edge.children:
            parts += _parts(edge.children, amount)
        else:
            assert edge.party_id is not None
            parts.append(Part(edge.key, edge.role, edge.party_id, amount))
    return parts


def _level(edges: Sequence[Edge], amount_minor: int) -> list[int]:
    """Divide a level's amount: named shares first, the residual takes what they leave."""
    shares = _proportional(edges, amount_minor)
    wanted = [_wanted(edge, share) for edge, share in zip(edges, shares, strict=True)]
    if sum(wanted) > amount_minor:  # floors and fixed amounts ask for more than there is
        wanted = largest_remainder(amount_minor, wanted)
    rest = amount_minor - sum(wanted)
    return [rest if edge.residual else part for edge, part in zip(edges, wanted, strict=True)]


def _proportional(edges: Sequence[Edge], amount_minor: int) -> list[int]:
    """Divide by percentages alone, the residual standing for the basis points nobody named."""
    named = [edge.percent_bp or 0 for edge in edges]
    unnamed = BASIS_POINTS - sum(named)
    weights = [unnamed if edge.residual else bp for edge, bp in zip(edges, named, strict=True)]
    return largest_remainder(amount_minor, weights)


def _wanted(edge: Edge, share_minor: int) -> int:
    """Return what an edge asks of its level; the residual asks for nothing and gets the rest."""
    if edge.residual:
        return 0
    if edge.fixed_minor is not None:
        return edge.fixed_minor
    raised = max(share_minor, edge.floor_minor or 0)
    return raised if edge.cap_minor is None else min(raised, edge.cap_minor)
