"""Whatever is sent, by whomever: a typed answer, never a server error.

Operations are drawn from the schema, their values from the awkward ends of each type.
"""

import json
import random
from typing import Any

import psycopg
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from alliance.tenancy.context import acting
from alliance.tenancy.models import Membership
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
from api import ids
from api.schema import schema
from tests.api.caller import Caller
from tests.api.crawl.canaries import ids_of
from tests.api.crawl.documents import NOWHERE, node_models
from tests.api.registry import load
from tests.api.selections import rows_of, selection
from tests.personas import NOW, make_person

pytestmark = pytest.mark.django_db(transaction=True)

AWKWARD: dict[str, list[Any]] = {
    "String": ["", " ", "x", "塘" * 300, "a" * 5_000, "%_\\", "'; --", "<b>", "😀", "2026-13-45"],
    "Int": [0, 1, -1, 7, 100, 10_001, 2**31 - 1, -(2**31)],
    "Float": [0.0, -1.5, 1e308],
    "Boolean": [True, False],
    "Minor": [0, 1, -1, 99, 10**9, 2**53 - 1, "12", -(2**53) + 1],
    "DateTime": [
        "2026-11-02T04:00:00+00:00",
        "1900-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-11-02",
    ],
    "Date": ["2026-11-02", "0001-01-01", "9999-12-31"],
    "Json": [{}, [], "x", {"a": None}, 5, None],
}


class Dice:
    """Draws operations and values; the same seed draws the same."""

    def __init__(self, seed: int, keys: dict[str, list[str]]) -> None:
        self.random = random.Random(seed)
        self.keys = keys

    def request(self) -> tuple[str, str, dict[str, Any]]:
        root: Any = schema.mutation_type if self.random.random() < 0.6 else schema.query_type
        name = self.random.choice(sorted(root.fields))
        at = root.fields[name]
        values = {n: self.value(a.type) for n, a in at.args.items() if self.wanted(a.type)}
        heads = ", ".join(f"${n}: {at.args[n].type}" for n in values)
        given = ", ".join(f"{n}: ${n}" for n in values)
        verb = "mutation" if root is schema.mutation_type else "query"
        document = (
            f"{verb}{f'({heads})' if heads else ''} "
            f"{{ {name}{f'({given})' if given else ''} {self.selection(at)} }}"
        )
        return f"{root.name}.{name}", document, values

    def selection(self, at: Any) -> str:
        inner = get_named_type(at.type)
        if is_leaf_type(inner):
            return ""
        if inner.name.endswith("Connection"):
            return rows_of(inner, objects=1)
        return selection(inner, objects=1)

    def wanted(self, type_: Any) -> bool:
        return is_non_null_type(type_) or self.random.random() < 0.5

    def value(self, type_: Any) -> Any:
        if not is_non_null_type(type_) and self.random.random() < 0.1:
            return None
        bare = get_nullable_type(type_)
        if is_list_type(bare):
            return [self.value(bare.of_type) for _ in range(self.random.choice([0, 1, 2, 5]))]
        if bare.name == "ID":
            return self.id()
        if isinstance(bare, GraphQLEnumType):
            return self.random.choice(sorted(bare.values))
        if isinstance(bare, GraphQLInputObjectType):
            fields = bare.fields.items()
            return {name: self.value(at.type) for name, at in fields if self.wanted(at.type)}
        return self.random.choice(AWKWARD[bare.name])

    def id(self) -> str:
        type_name = self.random.choice(sorted(self.keys))
        key = self.random.choice([*self.keys[type_name], NOWHERE])
        return self.random.choice([ids.global_id(type_name, key), key, "x", ""])


def member_in(actor: Actor, role: Role) -> Caller:
    """A colleague of the actor in another role."""
    person = make_person()
    with acting(actor):
        Membership.objects.create(
            organization_id=actor.organization_id, person=person, role=role, joined_at=NOW
        )
    caller = Caller(person=person)
    caller.headers["X-Organization"] = str(actor.organization_id)
    return caller


def server_errors(cases: int, seed: int, admin: psycopg.Connection) -> list[str]:
    """Send ``cases`` requests by anonymous visitors and the five roles; return what failed."""
    victims = [filling.make(2) for filling in load().values()]
    draw = random.Random(seed)
    failed = []
    models = node_models()
    for number in range(cases):
        if number % 20 == 0:
            victim = draw.choice(victims)
            role = draw.choice([None, *Role])
            caller = Caller() if role is None else member_in(victim, role)
            if role is Role.ADMIN:
                caller = Caller(victim)
            keys = {n: ids_of(admin, m, alliance=victim.alliance_id) for n, m in fenced(models)}
            dice = Dice(seed * 1_000_003 + number, keys)
        operation, document, values = dice.request()
        answer = caller.post({"query": document, "variables": values})
        text = answer.content.decode()
        if answer.status_code >= 500 or '"internal"' in text:
            failed.append(f"{operation} {json.dumps(values)[:300]} → {text[:200]}")
    return failed


def fenced(models: dict[str, Any]) -> list[tuple[str, Any]]:
    """The types whose rows name their alliance."""
    return [
        (name, model)
        for name, model in models.items()
        if any(field.column == "alliance_id" for field in model._meta.local_concrete_fields)
    ]


def test_few_cases_meet_no_server_error(admin_connection: psycopg.Connection) -> None:
    assert server_errors(300, 1, admin_connection) == []


@pytest.mark.soak
def test_many_cases_meet_no_server_error(admin_connection: psycopg.Connection) -> None:
    assert server_errors(2_000, 2, admin_connection) == []


def test_control_a_server_error_is_seen(
    admin_connection: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twin: one selector that breaks is found among the cases."""

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr("api.permissions.Rule.check", broken)
    assert server_errors(20, 1, admin_connection) != []
