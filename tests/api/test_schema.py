"""The published contract is current, described, and bounded."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)

from api.management.commands.export_schema import SNAPSHOT
from api.permissions import Permission, Read
from api.schema import UndeclaredAccess, _guard_root, schema, sdl
from api.types import NODE_TYPES, Type

PLAIN = ("Query", "Mutation", "PageInfo", "MutationError")
DERIVED = ("Connection", "Edge", "Payload")


def own_types() -> Iterator[Any]:
    """Yield the types of ours, without those of introspection."""
    kinds = (GraphQLObjectType, GraphQLInterfaceType, GraphQLInputObjectType)
    for name, type_ in schema.type_map.items():
        if isinstance(type_, kinds) and not name.startswith("__"):
            yield type_


def test_snapshot_is_current() -> None:
    assert SNAPSHOT.read_text() == sdl(), "run make schema"


def test_every_object_type_says_why_it_may_be_read() -> None:
    for type_ in own_types():
        if not isinstance(type_, GraphQLObjectType) or type_.name in PLAIN:
            continue
        if type_.name.endswith(DERIVED):
            continue
        graphene_type = type_.graphene_type  # type: ignore[attr-defined]
        assert issubclass(graphene_type, Type), f"{type_.name} is no api.types.Type"
        assert isinstance(graphene_type._meta.read, Read | Permission)


def test_type_without_a_rule_is_refused() -> None:
    with pytest.raises(TypeError, match=r"declare Meta\.read"):
        type("Careless", (Type,), {})


def test_root_field_without_a_rule_is_refused() -> None:
    field: Any = schema.query_type.fields["viewer"]  # type: ignore[union-attr]
    bare = GraphQLObjectType("Query", {"viewer": type(field)(field.type, resolve=lambda *_: None)})
    with pytest.raises(UndeclaredAccess):
        _guard_root(bare)


def test_everything_is_described() -> None:
    for type_ in own_types():
        assert type_.description, type_.name
        for name, field in type_.fields.items():
            assert field.description, f"{type_.name}.{name}"


def test_every_list_of_rows_is_a_connection() -> None:
    """Plain lists hold leaves, errors, or parts of one row that never grow (``BOUNDED``)."""
    for type_ in own_types():
        if not isinstance(type_, GraphQLObjectType) or type_.name.endswith(DERIVED):
            continue
        for name, field in type_.fields.items():
            inner = get_named_type(field.type)
            if is_list_type(get_nullable_type(field.type)) and not is_leaf_type(inner):
                assert inner.name not in NODE_TYPES, f"{type_.name}.{name}: use a Connection"


def test_enum_values_and_money_are_typed() -> None:
    for type_ in own_types():
        for name, field in type_.fields.items():
            if name.endswith("Minor"):
                assert get_named_type(field.type).name == "Minor", f"{type_.name}.{name}"
