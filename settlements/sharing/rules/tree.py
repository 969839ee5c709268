"""Refuse a tree that does not add up, or that the law on distribution forbids."""

from collections.abc import Iterator, Sequence

from alliance.kernel.errors import DomainError
from alliance.kernel.money import BASIS_POINTS
from settlements.sharing.states import EdgeRole
from settlements.sharing.types import Edge, Tree

MAX_LEVELS = 6
MAX_EDGES = 40
# 《禁止传销条例》 and its practice: pay over three levels is pyramid selling.
MAX_REFERRAL_DEPTH = 2


class InvalidTree(DomainError):
    """The tree cannot be split by; ``why`` says which edge and what is wrong."""

    code = "invalid_tree"
    zh = "分账方案无效：{why_zh}"
    en = "This revenue share is not valid: {why_en}"
    field = "tree"


def check_tree(tree: Tree) -> None:
    """Raise InvalidTree unless each level adds up, has one residual and keeps within the law."""
    edges = list(_walk(tree.edges))
    if len(edges) > MAX_EDGES:
        raise InvalidTree(why_zh=f"超过 {MAX_EDGES} 条", why_en=f"more than {MAX_EDGES} edges")
    if len({edge.key for edge in edges}) != len(edges):
        raise InvalidTree(why_zh="编号重复", why_en="an edge's key stands twice")
    _check_level(tree.edges, depth=1)
    _check_referral(tree)


def referral_depth(tree: Tree) -> int:
    """Return how many referrers the tree pays: each is one level further from the sale."""
    return sum(edge.role == EdgeRole.REFERRER for edge in _walk(tree.edges))


def _check_referral(tree: Tree) -> None:
    if not 0 <= tree.referral_depth <= MAX_REFERRAL_DEPTH:
        raise InvalidTree(
            why_zh=f"推荐层级最多 {MAX_REFERRAL_DEPTH} 层",
            why_en=f"referral depth is {MAX_REFERRAL_DEPTH} at most",
        )
    if referral_depth(tree) > tree.referral_depth:
        raise InvalidTree(
            why_zh=f"推荐人超过约定的 {tree.referral_depth} 层",
            why_en=f"more referrers than the agreed depth of {tree.referral_depth}",
        )


def _check_level(edges: Sequence[Edge], depth: int) -> None:
    if depth > MAX_LEVELS:
        raise InvalidTree(why_zh=f"超过 {MAX_LEVELS} 级", why_en=f"more than {MAX_LEVELS} levels")
    if sum(edge.residual for edge in edges) != 1:
        raise InvalidTree(
            why_zh="每一级必须恰有一条剩余项", why_en="each level needs exactly one residual edge"
        )
    if sum(edge.percent_bp or 0 for edge in edges) > BASIS_POINTS:
        raise InvalidTree(why_zh="同级比例超过 100%", why_en="a level's percentages exceed 100%")
    for edge in edges:
        _check_edge(edge)
        if edge.children:
            _check_level(edge.children, depth + 1)


def _check_edge(edge: Edge) -> None:
    for wrong, zh, en in _faults(edge):
        if wrong:
            raise InvalidTree(why_zh=f"{edge.key} {zh}", why_en=f"{edge.key} {en}")


def _faults(edge: Edge) -> Iterator[tuple[bool, str, str]]:
    ways = [edge.percent_bp is not None, edge.fixed_minor is not None, edge.residual]
    bounds = [edge.floor_minor, edge.cap_minor]
    amounts = [edge.percent_bp, edge.fixed_minor, *bounds]
    yield edge.role not in EdgeRole.values, "角色未知", "has an unknown role"
    yield (
        sum(ways) != 1,
        "须为比例、固定额或剩余之一",
        "must be a percentage, an amount or the residual",
    )
    yield any(amount is not None and amount < 0 for amount in amounts), "为负数", "is negative"
    yield (
        edge.percent_bp is None and any(bound is not None for bound in bounds),
        "只有比例可设上下限",
        "has a floor or cap without a percentage",
    )
    yield (edge.floor_minor or 0) > _cap(edge), "下限高于上限", "has its floor above its cap"
    yield (
        bool(edge.children) == (edge.party_id is not None),
        "须有收款方或下级",
        ("needs either a party or edges below it"),
    )
    yield (
        (edge.role == EdgeRole.GROUP) != bool(edge.children),
        "分组才有下级",
        ("has edges below it without being a group"),
    )


def _cap(edge: Edge) -> int:
    return edge.cap_minor if edge.cap_minor is not None else max(edge.floor_minor or 0, 0)


def _walk(edges: Sequence[Edge]) -> Iterator[Edge]:
    for edge in edges:
        yield edge
        yield from _walk(edge.children)
