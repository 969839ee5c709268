"""Runs an operation by a plan made once: what graphql-core decides per field and row, per document.

A plan is nested closures over the schema: which attribute or resolver gives a field, how its value
is finished, which keys an object has. Arguments and ``info`` are made once per field and run, not
per row. The semantics are the specification's for synchronous resolvers; `docs/adr/` says why.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from graphene.types.resolver import attr_resolver, dict_or_attr_resolver
from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    Undefined,
    VariableNode,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution.values import get_argument_values
from graphql.type import GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString

from api.errors import MAX_ERRORS

Finish = Callable[[Any, "Run"], Any]
Groups = dict[str, list[FieldNode]]

_EXACT = {GraphQLString: str, GraphQLID: str, GraphQLInt: int, GraphQLBoolean: bool}
_INT_LIMIT = 2**31


class NullWhereNoneMayBe(TypeError):
    """A resolver returned None for a field that the schema declares as never null."""


class FieldFailed(Exception):
    """An error on its way up to the nearest nullable field; ``path`` grows backwards."""

    def __init__(self, original: BaseException) -> None:
        super().__init__(str(original))
        self.original = original
        self.path: list[str | int] = []


class Info:
    """What a resolver may ask about its field: the part of GraphQLResolveInfo that we serve."""

    __slots__ = (
        "context",
        "field_name",
        "field_nodes",
        "fragments",
        "operation",
        "parent_type",
        "return_type",
        "schema",
        "variable_values",
    )

    def __init__(
        self,
        plan: "Plan",
        run: "Run",
        parent: GraphQLObjectType,
        nodes: list[FieldNode],
        at: GraphQLField,
    ) -> None:
        self.parent_type = parent
        self.schema = plan.schema
        self.fragments = plan.fragments
        self.operation = plan.operation
        self.context = run.context
        self.variable_values = run.variables
        self.field_nodes = nodes
        self.field_name = nodes[0].name.value
        self.return_type = at.type


@dataclass(slots=True)
class Run:
    """One execution: its variables, what it has prepared, and the errors met."""

    context: Any
    variables: Mapping[str, Any]
    prepared: dict[int, tuple[Info, dict[str, Any]]] = field(default_factory=dict)
    errors: list[FieldFailed] = field(default_factory=list)

    def fail(self, error: FieldFailed, key: str | int) -> None:
        error.path.append(key)
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(error)

    def prefix(self, since: int, key: str | int) -> None:
        for error in self.errors[since:]:
            error.path.append(key)


class PlannedField(NamedTuple):
    """One key of an object: read by attribute or by ``resolve``, then finished."""

    key: str
    attribute: str | None
    resolve: Callable[[Any, Run], Any] | None
    finish_leaf: Callable[[Any], Any] | None
    finish: Finish | None
    nullable: bool


class Plan:
    """How to run one operation for one setting of its @skip and @include variables."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        switches: Mapping[str, bool],
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        self.switches = switches
        root = schema.get_root_type(operation.operation)
        assert root is not None
        self.root = self._object(root, [operation.selection_set])

    def run(self, context: Any, variables: Mapping[str, Any]) -> tuple[Any, list[FieldFailed]]:
        """Return the data and the errors, whose paths are read backwards."""
        run = Run(context, variables)
        try:
            return self.root(None, run), run.errors
        except FieldFailed as error:
            return None, [error]

    # Selections -----------------------------------------------------------------------------

    def _object(self, type_: GraphQLObjectType, selections: list[SelectionSetNode]) -> Finish:
        groups: Groups = {}
        for each in selections:
            self._collect(type_, each, groups, set())
        planned = tuple(self._field(type_, key, nodes) for key, nodes in groups.items())
        return partial(_finish_object, planned)

    def _collect(
        self, type_: GraphQLObjectType, selections: SelectionSetNode, groups: Groups, seen: set[str]
    ) -> None:
        for node in selections.selections:
            if not self._included(node.directives):
                continue
            if isinstance(node, FieldNode):
                groups.setdefault((node.alias or node.name).value, []).append(node)
                continue
            inner: Any = node
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in seen:
                    continue
                seen.add(node.name.value)
                inner = self.fragments[node.name.value]
            if self._applies(inner.type_condition, type_):
                self._collect(type_, inner.selection_set, groups, seen)

    def _applies(self, condition: Any, type_: GraphQLObjectType) -> bool:
        if condition is None or condition.name.value == type_.name:
            return True
        wanted = self.schema.get_type(condition.name.value)
        return is_abstract_type(wanted) and self.schema.is_sub_type(wanted, type_)  # type: ignore[arg-type]

    def _included(self, directives: Iterable[DirectiveNode]) -> bool:
        for directive in directives:
            name = directive.name.value
            if name in ("skip", "include"):
                value: Any = directive.arguments[0].value
                on = (
                    self.switches[value.name.value]
                    if isinstance(value, VariableNode)
                    else value.value
                )
                if on is (name == "skip"):
                    return False
        return True

    # Fields ---------------------------------------------------------------------------------

    def _field(self, parent: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> PlannedField:
        name = nodes[0].name.value
        if name == "__typename":
            own_name = parent.name
            return PlannedField(key, None, lambda _source, _run: own_name, _same, None, False)
        at = self._definition(parent, name)
        nullable = not is_non_null_type(at.type)
        inner: Any = get_nullable_type(at.type)  # type: ignore[arg-type]
        attribute = _attribute(at)
        resolve = None if attribute else self._resolver(parent, at, nodes)
        if is_leaf_type(inner):
            return PlannedField(key, attribute, resolve, leaf(inner), None, nullable)
        return PlannedField(key, attribute, resolve, None, self._finish(inner, nodes), nullable)

    @staticmethod
    def _definition(parent: GraphQLObjectType, name: str) -> GraphQLField:
        if name == "__schema":
            return SchemaMetaFieldDef
        return TypeMetaFieldDef if name == "__type" else parent.fields[name]

    def _resolver(
        self, parent: GraphQLObjectType, at: GraphQLField, nodes: list[FieldNode]
    ) -> Callable[[Any, Run], Any]:
        function = at.resolve or partial(dict_or_attr_resolver, nodes[0].name.value, None)
        mark = id(nodes)

        def resolve(source: Any, run: Run) -> Any:
            prepared = run.prepared.get(mark)
            if prepared is None:
                info = Info(self, run, parent, nodes, at)
                values = get_argument_values(at, nodes[0], dict(run.variables))
                # null means "unless told", so that resolvers' defaults apply
                arguments = {name: value for name, value in values.items() if value is not None}
                prepared = run.prepared[mark] = (info, arguments)
            return function(source, prepared[0], **prepared[1])

        return resolve

    def _finish(self, type_: Any, nodes: list[FieldNode]) -> Finish:
        """Return how a non-null value of ``type_`` becomes JSON."""
        if is_list_type(type_):
            item = get_nullable_type(type_.of_type)
            nullable = not is_non_null_type(type_.of_type)
            return partial(_finish_list, self._finish(item, nodes), nullable)
        if is_leaf_type(type_):
            plain = leaf(type_)
            return lambda value, _run: plain(value)
        selections = [node.selection_set for node in nodes if node.selection_set]
        if is_abstract_type(type_):
            return self._abstract(type_, selections)
        return self._object(type_, selections)

    def _abstract(self, type_: Any, selections: list[SelectionSetNode]) -> Finish:
        known: dict[str, Finish] = {}

        def finish(value: Any, run: Run) -> Any:
            name = type_.resolve_type(value, run, type_)
            if name not in known:
                concrete = self.schema.get_type(name)
                assert isinstance(concrete, GraphQLObjectType)
                known[name] = self._object(concrete, selections)
            return known[name](value, run)

        return finish


def _finish_object(planned: tuple[PlannedField, ...], source: Any, run: Run) -> dict[str, Any]:
    out: dict[str, Any] = {}
    errors = run.errors
    for key, attribute, resolve, finish_leaf, finish, nullable in planned:
        before = len(errors)
        try:
            if attribute is None:
                value = resolve(source, run)  # type: ignore[misc]
            elif type(source) is dict:
                value = source.get(attribute)
            else:
                value = getattr(source, attribute, None)
            if value is None:
                if not nullable:
                    raise NullWhereNoneMayBe(key)
                out[key] = None
            elif finish_leaf is not None:
                out[key] = finish_leaf(value)
            else:
                out[key] = finish(value, run)  # type: ignore[misc]
                if len(errors) > before:
                    run.prefix(before, key)
        except Exception as error:
            failed = error if isinstance(error, FieldFailed) else FieldFailed(error)
            if not nullable:
                run.prefix(before, key)
                failed.path.append(key)
                raise failed from error
            del errors[before:]  # positions below a null are gone, and their errors with them
            run.fail(failed, key)
            out[key] = None
    return out


def _finish_list(finish: Finish, nullable: bool, values: Iterable[Any], run: Run) -> list[Any]:
    out: list[Any] = []
    errors = run.errors
    for index, value in enumerate(values):
        before = len(errors)
        try:
            if value is None and not nullable:
                raise NullWhereNoneMayBe(str(index))
            out.append(None if value is None else finish(value, run))
            if len(errors) > before:
                run.prefix(before, index)
        except Exception as error:
            failed = error if isinstance(error, FieldFailed) else FieldFailed(error)
            if not nullable:
                run.prefix(before, index)
                failed.path.append(index)
                raise failed from error
            del errors[before:]
            run.fail(failed, index)
            out.append(None)
    return out


def _attribute(at: GraphQLField) -> str | None:
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


def _same(value: Any) -> Any:
    return value


def switches(document: DocumentNode) -> frozenset[str]:
    """Return the variables that any @skip or @include of the document reads."""
    names: set[str] = set()

    def walk(selections: SelectionSetNode | None) -> None:
        for node in selections.selections if selections else ():
            for directive in node.directives:
                for argument in directive.arguments:
                    if isinstance(argument.value, VariableNode):
                        names.add(argument.value.name.value)
            walk(getattr(node, "selection_set", None))

    for definition in document.definitions:
        walk(getattr(definition, "selection_set", None))
    return frozenset(names)
