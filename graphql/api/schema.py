"""The schema: areas in, one checked graphql-core schema out.

An area is a package ``api/<area>`` with ``queries.py`` (a class ``Queries``) and, for its
mutations, files ``api/mutations/<area>/verb_noun.py``. Registering one is a line in ``AREAS``.
"""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

import graphene
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    lexicographic_sort_schema,
    print_schema,
)

from api.mutation import Mutation
from api.permissions import Permission, guarded, require
from api.types import NODE_TYPES, Type

AREAS = (
    "identity",
    "tenancy",
    "networks",
    "crm",
    "audiences",
    "agencies",
    "notifications",
    "files",
    "jobs",
    "audit",
    "brands",
    "tasks",
    "matching",
    "deals",
    "tracking",
    "attribution",
    "reports",
    "sharing",
    "tax",
    "statements",
    "ledger",
    "escrow",
    "payments",
    "payouts",
)


class UndeclaredAccess(TypeError):
    """A root field carries no rule, so nobody has said who may call it."""


def _queries() -> type[graphene.ObjectType]:
    bases = tuple(
        import_module(f"api.{area}.queries").Queries
        for area in ("node", *AREAS)
        if find_spec(f"api.{area}.queries")
    )
    return type("Query", bases, {"__doc__": "Everything that can be read"})


def mutations() -> list[type[Mutation]]:
    """Return every mutation, in the order of areas and files."""
    found: list[type[Mutation]] = []
    for area in AREAS:
        if not find_spec(f"api.mutations.{area}"):
            continue
        package = import_module(f"api.mutations.{area}")
        for module in sorted(iter_modules(package.__path__), key=lambda each: each.name):
            name = "".join(word.capitalize() for word in module.name.split("_"))
            found.append(getattr(import_module(f"{package.__name__}.{module.name}"), name))
    return found


def _mutations() -> type[graphene.ObjectType]:
    fields = {_snake(each.__name__): each.field() for each in mutations()}
    return type("Mutation", (graphene.ObjectType,), {**fields, "__doc__": "All that can change"})


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def build() -> GraphQLSchema:
    """Return the schema with every rule in place; raises UndeclaredAccess."""
    built: GraphQLSchema = graphene.Schema(
        query=_queries(), mutation=_mutations(), types=list(NODE_TYPES.values())
    ).graphql_schema
    for root in (built.query_type, built.mutation_type):
        _guard_root(root)
    _guard_restricted_types(built)
    return built


def _guard_root(root: Any) -> None:
    for name, field in root.fields.items():
        rule = getattr(field.resolve, "rule", None)
        if rule is None:
            raise UndeclaredAccess(f"{root.name}.{name}: mark its resolver with @permission(...)")
        if not issubclass(_graphene(get_named_type(field.type)) or object, Mutation):
            field.resolve = guarded(field.resolve, rule)


def _guard_restricted_types(schema: GraphQLSchema) -> None:
    """Put the check of a restricted type on the few fields that lead to it, not on its own."""
    for type_ in schema.type_map.values():
        if not isinstance(type_, GraphQLObjectType) or type_.name.startswith("__"):
            continue
        for field in type_.fields.values():
            needed = _restriction(get_named_type(field.type))
            if needed is not None:
                field.resolve = _restricted(field.resolve, needed)


def _restriction(type_: Any) -> Permission | None:
    graphene_type = _graphene(type_)
    if graphene_type is not None and issubclass(graphene_type, Type):
        read = graphene_type._meta.read
        return read if isinstance(read, Permission) else None
    return None


def _graphene(type_: Any) -> Any:
    return getattr(type_, "graphene_type", None)


def _restricted(resolve: Any, needed: Permission) -> Any:
    def check(root: Any, info: Any, **arguments: Any) -> Any:
        require(info.context, needed)
        return resolve(root, info, **arguments)

    if hasattr(resolve, "rule"):
        check.rule = resolve.rule  # type: ignore[attr-defined]
    return check


def sdl() -> str:
    """Return the published contract: ``graphql/schema.graphql``."""
    return print_schema(lexicographic_sort_schema(schema)) + "\n"


schema = build()
