"""Pure arithmetic of revenue shares. The prose stands in docs/algorithms/split.md."""

from settlements.sharing.rules.refund import refunded_parts, reversal
from settlements.sharing.rules.split import split
from settlements.sharing.rules.tree import InvalidTree, check_tree, referral_depth

__all__ = ["InvalidTree", "check_tree", "referral_depth", "refunded_parts", "reversal", "split"]
