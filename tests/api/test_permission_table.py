"""Operation × persona × verdict: the table is complete, and true."""

from importlib import import_module
from pathlib import Path

import pytest

from alliance.kernel.errors import DomainError
from api.permissions import Rule
from api.schema import schema
from tests.api.personas import PERSONAS

FILES = sorted(Path(__file__).with_name("permissions").glob("*.py"))
AREAS = {file.stem: import_module(f"tests.api.permissions.{file.stem}").TABLE for file in FILES}
TABLE: dict[str, str] = {name: line for area in AREAS.values() for name, line in area.items()}


def rules() -> dict[str, Rule]:
    """Return the rule of every operation of the schema."""
    roots = (schema.query_type, schema.mutation_type)
    return {
        f"{root.name}.{name}": field.resolve.rule
        for root in roots
        for name, field in root.fields.items()
    }


def verdicts(rule: Rule) -> str:
    """Return the table's line for ``rule``, in the groups that the README explains."""
    marks = "".join("+" if allowed(rule, name) else "-" for name in PERSONAS)
    return " ".join((marks[:2], marks[2:7], marks[7:12], marks[12], marks[13:18], marks[18:]))


def allowed(rule: Rule, persona: str) -> bool:
    try:
        rule.check(PERSONAS[persona])
    except DomainError:
        return False
    return True


def test_every_operation_is_in_the_table() -> None:
    missing = {name: verdicts(rule) for name, rule in rules().items() if name not in TABLE}
    assert not missing, "\n" + "\n".join(f'    "{name}": "{v}",' for name, v in missing.items())


def test_the_table_names_nothing_else() -> None:
    assert set(TABLE) <= set(rules())


@pytest.mark.parametrize("operation", sorted(TABLE))
def test_the_verdicts_are_true(operation: str) -> None:
    assert verdicts(rules()[operation]) == TABLE[operation]


def test_control_a_rule_switched_off_is_seen() -> None:
    """Twin: a rule that lets everybody in differs from the table."""
    open_door = Rule(signed_in=False, member=False)
    assert verdicts(open_door) != TABLE["Query.members"]
