"""``docs/guarantees.md`` names real tests, and real controls that assert the opposite."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
TABLE = (TESTS.parent / "docs" / "guarantees.md").read_text()

FEWEST = 50
"""A table with fewer rows was read wrongly, or emptied."""

OPPOSITES = {
    "alliance/audit/test_chain.py::test_an_edit_by_a_superuser_breaks_the_chain": (
        "the same question asked of an edited chain"
    ),
    "alliance/config/test_powers.py::test_each_power_is_refused": "each power given, and found",
    "api/test_schema.py::test_type_without_a_rule_is_refused": "a type that says nothing",
    "settlements/payouts/test_reconciling.py::test_eight_of_eight_are_found_among_ten_thousand": (
        "the clean file with eight differences"
    ),
}
"""Controls that are known as such by what they do, and are not called so."""


@dataclass(frozen=True, slots=True)
class Row:
    """One guarantee; an empty ``controls`` means that the tests take their own guard away."""

    guarantee: str
    tests: list[str]
    controls: list[str]


def guarantees(text: str) -> Iterator[Row]:
    """Read the table's rows; ``…`` stands for the file named last."""
    file = ""

    def nodes(cell: str) -> list[str]:
        nonlocal file
        found = []
        for path, name in re.findall(r"`([^`]*?)::([^`]+)`", cell):
            file = file if path == "…" else path
            found.append(f"{file}::{name}")
        return found

    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 3 and cells[0] != "guarantee":
            row = Row(cells[0], nodes(cells[1]), nodes(cells[2]))
            assert row.tests, f"no test: {line}"
            assert row.controls or cells[2] == "same test", f"no control: {line}"
            yield row


@cache
def functions(file: str) -> dict[str, ast.FunctionDef]:
    """Return a test file's functions by the name pytest gives them."""
    path = TESTS / file
    if not path.is_file():
        return {}
    found = {}
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            inner = [each for each in node.body if isinstance(each, ast.FunctionDef)]
            found |= {f"{node.name}::{each.name}": each for each in inner}
    return found


def function(node: str) -> ast.FunctionDef | None:
    """Return the test of a node id; None when pytest would collect nothing of that name."""
    file, name = node.split("::", 1)
    collected = Path(file).name.startswith("test_") and name.split("::")[-1].startswith("test_")
    return functions(file).get(name) if collected else None


def called_by(node: str) -> Iterator[ast.FunctionDef]:
    """Yield a test and the functions of its own file that it calls, however far."""
    found = function(node)
    there = functions(node.split("::", 1)[0])
    waiting, seen = [found] if found else [], set()
    while waiting:
        current = waiting.pop()
        yield current
        for part in ast.walk(current):
            if isinstance(part, ast.Name) and part.id in there and part.id not in seen:
                seen.add(part.id)
                waiting.append(there[part.id])


def asserts(node: str) -> int:
    """Count a test's assertions: ``assert``, what must be raised, a state machine's invariants."""
    return sum(
        isinstance(part, ast.Assert)
        or (isinstance(part, ast.Attribute) and part.attr in {"raises", "warns"})
        or (isinstance(part, ast.Name) and part.id == "run_state_machine_as_test")
        for each in called_by(node)
        for part in ast.walk(each)
    )


def is_named_control(node: str) -> bool:
    """A control calls itself so, or control or twin stands in its docstring."""
    found = function(node)
    words = f"{found.name} {ast.get_docstring(found) or ''}" if found else ""
    return node in OPPOSITES or bool(re.search(r"control|twin", words, re.IGNORECASE))


def takes_its_guard_away(node: str) -> bool:
    """Its second half runs ``without`` something, and asserts there too."""
    source = "".join(ast.unparse(each) for each in called_by(node))
    return bool(re.search(r"without\(\w+, |SET LOCAL ROLE", source)) and asserts(node) >= 2


def wrong(text: str) -> list[str]:
    """Return what the table names and the tests do not keep."""
    found = []
    for row in guarantees(text):
        for node in (*row.tests, *row.controls):
            if function(node) is None:
                found.append(f"{node}: no such test")
            elif not asserts(node):
                found.append(f"{node}: asserts nothing")
        for node in row.controls:
            if node in row.tests:
                found.append(f"{node}: is its own control")
            elif function(node) and not is_named_control(node):
                found.append(f"{node}: no control")
        if not row.controls:
            found += [f"{n}: keeps its guard" for n in row.tests if not takes_its_guard_away(n)]
    return found


def test_everything_named_is_a_test() -> None:
    assert wrong(TABLE) == []
    assert len(list(guarantees(TABLE))) >= FEWEST


def test_no_exception_is_left_over() -> None:
    assert {node for row in guarantees(TABLE) for node in row.controls} >= set(OPPOSITES)


def test_control_what_is_not_there_is_found() -> None:
    """Twin: a test that is gone, a control that is none, a test that keeps its guard."""
    table = """
| guarantee | test | control |
|---|---|---|
| one | `house/test_contracts.py::test_gone` | `…::test_a_trespass_would_be_found` |
| two | `…::test_import_contracts_hold` | `…::test_graphql_core_is_not_shadowed` |
| three | `…::test_import_contracts_hold` | same test |
| four | `…::test_a_trespass_would_be_found` | `…::test_a_trespass_would_be_found` |
"""
    here = "house/test_contracts.py::"
    assert wrong(table) == [
        f"{here}test_gone: no such test",
        f"{here}test_graphql_core_is_not_shadowed: no control",
        f"{here}test_import_contracts_hold: keeps its guard",
        f"{here}test_a_trespass_would_be_found: is its own control",
    ]
