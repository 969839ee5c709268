"""Runs an operation by a plan made once: what graphql-core decides per field and row, per document.

A plan is nested closures over the schema: which attribute or resolver gives a field, how its value
is finished, which keys an object has. Arguments and ``info`` are made once per field and run, not
per row. The semantics are the specification's for synchronous resolvers. Why:
`docs/adr/graphql-runs-by-plans.md`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from graphene.types.resolver import dict_or_attr_resolver
from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    VariableNode,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution.values import get_argument_values

from api.leaves import attribute_of, leaf, same
from api.running import FieldFailed, Finish, PlannedField, Run, finish_list, finish_object

Groups = dict[str, list[FieldNode]]


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
        run: Run,
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
        return partial(finish_object, planned)

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
            return PlannedField(key, None, lambda _source, _run: own_name, same, None, False)
        at = self._definition(parent, name)
        nullable = not is_non_null_type(at.type)
        inner: Any = get_nullable_type(at.type)  # type: ignore[arg-type]
        attribute = attribute_of(at)
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
            return partial(finish_list, self._finish(item, nodes), nullable)
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
