"""Take a refund back from every edge of a split (docs/algorithms/split.md, "Refunds")."""

from collections.abc import Mapping

from alliance.kernel.money import largest_remainder
from settlements.sharing.rules.split import split
from settlements.sharing.types import Tree


def refunded_parts(tree: Tree, commission_minor: int, refunded_minor: int) -> dict[str, int]:
    """Return, per edge, what is taken back once ``refunded_minor`` is refunded in total.

    It is the split of the refunded amount, but no edge gives back more than it received: what a
    floor, a fixed amount or a rounding would take beyond that is borne by edges with room left.
    It depends on the totals only, so the order and number of refunds do not matter.
    Raises ValueError unless 0 ≤ refunded ≤ commission.
    """
    if not 0 <= refunded_minor <= commission_minor:
        raise ValueError("a refund lies between nothing and the whole commission")
    received = {part.key: part.amount_minor for part in split(tree, commission_minor)}
    taken = {
        part.key: min(part.amount_minor, received[part.key]) for part in split(tree, refunded_minor)
    }
    short = refunded_minor - sum(taken.values())
    if short:
        room = [received[key] - taken[key] for key in taken]
        for key, more in zip(taken, largest_remainder(short, room), strict=True):
            taken[key] += more
    return taken


def reversal(
    tree: Tree, commission_minor: int, refunded_minor: int, already: Mapping[str, int]
) -> dict[str, int]:
    """Return, per edge, what this refund posts: refunded in total, less what was reversed before.

    An edge may get a cent back (a negative number) where rounding moved; edges with 0 are left out.
    """
    target = refunded_parts(tree, commission_minor, refunded_minor)
    deltas = {key: amount - already.get(key, 0) for key, amount in target.items()}
    return {key: delta for key, delta in deltas.items() if delta}
