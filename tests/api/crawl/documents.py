"""Every operation of the schema as a document, with foreign ids wherever an id is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    parse,
    visit,
)

from api import ids
from api.errors import camel
from api.schema import mutations, schema
from api.types import NODE_TYPES
from tests.api.selections import rows_of, selection

NOWHERE = "00000000-0000-7000-8000-00000000dead"
"""A key that no row has."""

MUTATIONS = {f"{each.__name__[0].lower()}{each.__name__[1:]}": each for each in mutations()}
_VALUES: dict[str, Any] = {
    "String": "x1",
    "Int": 1,
    "Float": 1.0,
    "Boolean": True,
    "Minor": 100,
    "DateTime": "2026-11-02T04:00:00+00:00",
    "Date": "2026-11-02",
    "Json": {},
}


@dataclass
class Foreign:
    """Ids of other people's rows, by node type; absent types fall back to ``NOWHERE``."""

    keys: dict[str, list[str]] = field(default_factory=dict)

    def id_of(self, type_name: str, number: int = 0) -> str:
        keys = self.keys.get(type_name) or [NOWHERE]
        return ids.global_id(type_name, keys[number % len(keys)])


@dataclass(frozen=True)
class Request:
    """One document to send, and the operation it visits."""

    operation: str
    document: str
    variables: dict[str, Any]


def everything(foreign: Foreign) -> Iterator[Request]:
    """Yield a request for every root field, for every node type, and for every mutation."""
    yield from nodes(foreign)
    yield from queries(foreign)
    yield from changes(foreign)


def nodes(foreign: Foreign) -> Iterator[Request]:
    """Fetch each foreign row by its id, with all that its type offers."""
    for name, keys in foreign.keys.items():
        chosen = selection(schema.get_type(name), objects=2)  # type: ignore[arg-type]
        document = f"query($id: ID!) {{ node(id: $id) {{ id ... on {name} {chosen} }} }}"
        for key in keys:
            yield Request(f"node:{name}", document, {"id": ids.global_id(name, key)})


def queries(foreign: Foreign) -> Iterator[Request]:
    """Call each root field bare where it can be, and with each foreign id it can take."""
    for name, at in schema.query_type.fields.items():  # type: ignore[union-attr]
        if name == "node":
            continue
        for values in _argument_sets(at, foreign):
            yield _query(name, at, values)


def _argument_sets(at: GraphQLField, foreign: Foreign) -> Iterator[dict[str, Any]]:
    """Yield the required arguments, once for each type an id may be of; then each filter by id."""
    required = {n: a.type for n, a in at.args.items() if is_non_null_type(a.type)}
    guesses = sorted(foreign.keys) if _asks_for_an_id(required.values()) else ["Organization"]
    for guess in guesses:
        yield {n: _value(t, foreign, guess) for n, t in required.items()}
    base = {n: _value(t, foreign, guesses[0]) for n, t in required.items()}
    for name, argument in at.args.items():
        inner = get_named_type(argument.type)
        if isinstance(inner, GraphQLInputObjectType):
            for key, type_name in getattr(inner.graphene_type, "node_ids", {}).items():  # type: ignore[attr-defined]
                yield {**base, name: {camel(key): foreign.id_of(type_name)}}
        elif inner.name == "ID" and name not in required:
            for guess in sorted(foreign.keys):
                yield {**base, name: _value(argument.type, foreign, guess)}


def _asks_for_an_id(types: Any) -> bool:
    return any(get_named_type(type_).name == "ID" for type_ in types)


def _query(name: str, at: GraphQLField, values: dict[str, Any]) -> Request:
    inner = get_named_type(at.type)
    chosen = ""
    if inner.name.endswith("Connection"):
        chosen = rows_of(inner, objects=2)
    elif not is_leaf_type(inner):
        chosen = selection(inner, objects=2)
    heads = ", ".join(f"${n}: {at.args[n].type}" for n in values)
    given = ", ".join(f"{n}: ${n}" for n in values)
    document = (
        f"query{f'({heads})' if heads else ''} {{ {name}{f'({given})' if given else ''} {chosen} }}"
    )
    return Request(f"Query.{name}", document, values)


def changes(foreign: Foreign) -> Iterator[Request]:
    """Call each mutation with foreign ids and plausible values."""
    for name, at in schema.mutation_type.fields.items():  # type: ignore[union-attr]
        mutation = MUTATIONS[name]
        input_type = get_named_type(at.args["input"].type)
        values = {
            key: _value(each.type, foreign, mutation.node_ids.get(each.out_name, "Organization"))  # type: ignore[attr-defined]
            for key, each in input_type.fields.items()  # type: ignore[union-attr]
        }
        chosen = selection(get_named_type(at.type), objects=2)
        document = f"mutation($input: {input_type.name}!) {{ {name}(input: $input) {chosen} }}"
        yield Request(f"Mutation.{name}", document, {"input": values})


def _value(type_: Any, foreign: Foreign, guess: str) -> Any:
    """Return a value of an input type; ids are those of foreign rows of the guessed type."""
    bare = get_nullable_type(type_)
    if is_list_type(bare):
        return [_value(bare.of_type, foreign, guess)]
    if bare.name == "ID":
        return foreign.id_of(guess)
    if isinstance(bare, GraphQLInputObjectType):
        return {name: _value(at.type, foreign, guess) for name, at in bare.fields.items()}
    if isinstance(bare, GraphQLEnumType):
        return next(iter(bare.values))
    return _VALUES.get(bare.name, "x1")


class _Fields(Visitor):
    """Notes each ``Type.field`` that a document selects."""

    def __init__(self, info: TypeInfo, seen: set[str]) -> None:
        super().__init__()
        self.info = info
        self.seen = seen

    def enter_field(self, node: Any, *_: Any) -> None:
        parent = self.info.get_parent_type()
        if parent is not None:
            self.seen.add(f"{parent.name}.{node.name.value}")


def visited(requests: list[Request]) -> set[str]:
    """Return every ``Type.field`` that the requests select."""
    seen: set[str] = set()
    for document in {each.document for each in requests}:
        info = TypeInfo(schema)
        visit(parse(document), TypeInfoVisitor(info, _Fields(info, seen)))
    return seen


def all_fields() -> set[str]:
    """Return every ``Type.field`` of our object types."""
    return {
        f"{type_.name}.{name}"
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
        for name in type_.fields
    }


def node_models() -> dict[str, Any]:
    """Return node type → Django model, where a table stands behind the type."""
    return {
        name: type_._meta.model
        for name, type_ in NODE_TYPES.items()
        if hasattr(type_._meta.model, "_meta")
    }
