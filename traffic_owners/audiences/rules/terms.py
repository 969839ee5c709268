"""Search terms of a listing: grams that work in Chinese, and the regions of its audience."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from traffic_owners.audiences.states import Dimension

LONGEST_WORD = 32
MOST_QUERY_GRAMS = 24
REGION_SHARE_BP = 500

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_RUNS = re.compile(f"[{_HAN}]+|[a-z0-9]+")


def grams(text: str) -> list[str]:
    """Return the distinct grams of ``text``: Chinese characters and pairs, other words whole.

    Full-width letters count as plain ones, case does not count.
    """
    found: dict[str, None] = {}
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] < "\u3400":
            found[run[:LONGEST_WORD]] = None
            continue
        found |= dict.fromkeys(run)
        found |= dict.fromkeys(run[i : i + 2] for i in range(len(run) - 1))
    return list(found)


def query_grams(text: str) -> list[str]:
    """Return the grams a search must all find; pairs make their single characters needless."""
    wanted = grams(text)
    in_pairs = {character for gram in wanted if _is_pair(gram) for character in gram}
    return [gram for gram in wanted if gram not in in_pairs][:MOST_QUERY_GRAMS]


def _is_pair(gram: str) -> bool:
    return len(gram) == 2 and gram[0] >= "\u3400"


def listing_terms(
    texts: Iterable[str], distributions: Mapping[str, list[dict[str, Any]]]
) -> list[str]:
    """Return a listing's terms: ``g:`` grams, ``r:`` regions with 5 % or more of its people."""
    words = dict.fromkeys(f"g:{gram}" for text in texts for gram in grams(text))
    regions = [
        f"r:{group['key']}"
        for group in distributions.get(Dimension.REGION.value, [])
        if group["share_bp"] >= REGION_SHARE_BP and len(group["key"]) == 2
    ]
    return [*words, *regions]
