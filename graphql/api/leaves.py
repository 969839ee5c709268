"""How single values leave: scalars, enums, and fields that only read an attribute."""

from collections.abc import Callable
from functools import partial
from typing import Any

from graphene.types.resolver import attr_resolver, dict_or_attr_resolver
from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLString,
    Undefined,
)

_EXACT = {GraphQLString: str, GraphQLID: str, GraphQLInt: int, GraphQLBoolean: bool}
_INT_LIMIT = 2**31


def attribute_of(at: GraphQLField) -> str | None:
    """Return the attribute that graphene's default resolver would read, if that is all it does."""
    resolve = at.resolve
    if isinstance(resolve, partial) and resolve.func in (dict_or_attr_resolver, attr_resolver):
        name, default = resolve.args
        return name if default is None or default is Undefined else None
    return None


def leaf(type_: Any) -> Callable[[Any], Any]:
    """Return how a scalar or enum value is written; values of the exact type pass as they are."""
    if isinstance(type_, GraphQLEnumType):
        names = _enum_names(type_)
        return lambda value: names[value] if value in names else type_.serialize(value)
    exact = _EXACT.get(type_)
    if exact is None:
        return type_.serialize  # type: ignore[no-any-return]
    if exact is int:
        return lambda value: (
            value
            if type(value) is int and -_INT_LIMIT <= value < _INT_LIMIT
            else type_.serialize(value)
        )
    return lambda value: value if type(value) is exact else type_.serialize(value)


def _enum_names(type_: GraphQLEnumType) -> dict[Any, str]:
    """Map both the members of a Python enum and their stored values to the GraphQL names."""
    names: dict[Any, str] = {}
    for name, at in type_.values.items():
        value = at.value
        names[value] = name
        if hasattr(value, "value"):
            names[value.value] = name
    return names


def same(value: Any) -> Any:
    return value
