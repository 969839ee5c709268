"""Writes GraphQL from the schema: a selection of everything that a type offers."""

from collections.abc import Collection

from graphql import (
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)


def selection(
    type_: GraphQLNamedType, *, objects: int, page: int = 2, skip: Collection[str] = ()
) -> str:
    """Return ``{ … }`` with every field of ``type_``, following objects ``objects`` levels deep.

    Connections count as one level. ``skip`` names fields as ``Type.field``.
    """
    assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
    parts = ["__typename"]
    for name, field in sorted(type_.fields.items()):
        inner = get_named_type(field.type)
        if f"{type_.name}.{name}" in skip or any(map(is_required_argument, field.args.values())):
            continue
        if is_leaf_type(inner):
            parts.append(name)
        elif inner.name.endswith("Connection"):
            if objects > 0:
                rows = rows_of(inner, objects=objects - 1, page=page, skip=skip)
                parts.append(f"{name}(first: {page}) {rows}")
        elif objects > 0:
            parts.append(f"{name} {selection(inner, objects=objects - 1, page=page, skip=skip)}")
    return "{ " + " ".join(parts) + " }"


def rows_of(
    connection: GraphQLNamedType, *, objects: int, page: int = 2, skip: Collection[str] = ()
) -> str:
    """Return the selection of a connection with everything of its rows."""
    assert isinstance(connection, GraphQLObjectType)
    node = get_named_type(connection.fields["nodes"].type)
    row = selection(node, objects=objects, page=page, skip=skip)
    info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    return f"{{ totalCount {info} nodes {{ __typename }} edges {{ cursor node {row} }} }}"
