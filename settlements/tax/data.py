"""Read the dated rules from withholding.toml, once."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from settlements.tax.states import Method
from settlements.tax.types import Bracket, TaxRule

SOURCE = Path(__file__).with_name("withholding.toml")


@lru_cache(maxsize=1)
def tax_rules() -> tuple[TaxRule, ...]:
    """Return every rule of the data file; KeyError or TypeError when it is malformed."""
    with SOURCE.open("rb") as file:
        return tuple(_rule(row) for row in tomllib.load(file)["rule"])


def _rule(row: dict[str, Any]) -> TaxRule:
    brackets = tuple(Bracket(**bracket) for bracket in row.pop("brackets", ()))
    method, payees = Method(row.pop("method")), frozenset(row.pop("payees"))
    return TaxRule(method=method, payees=payees, brackets=brackets, **row)
