"""Documents, read and judged once: a small cache by hash of what has passed."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    specified_rules,
    validate,
)
from graphql.execution.values import get_variable_values
from graphql.validation import NoSchemaIntrospectionCustomRule

from api import limits
from api.cost import Scales, Weight
from api.errors import MAX_ERRORS, Refused
from api.executor import Plan
from api.permissions import ANYONE, Rule

CACHE_SIZE = 500


class Invalid(Exception):
    """The document does not fit the schema; ``errors`` says where."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors[:MAX_ERRORS]


class NoOperation(Refused):
    code = "no_operation"
    zh = "请用 operationName 指明要执行的操作"
    en = "Name the operation to run in operationName"


class MixedTenants(Refused):
    code = "mixed_tenants"
    zh = "该操作不能与需要机构身份的操作放在一起"
    en = "This operation cannot be combined with one that acts for an organization"


MAX_PLANS = 16


@dataclass(slots=True)
class Operation:
    """One runnable operation of a document, with its plans by setting of its switches."""

    schema: GraphQLSchema
    document: DocumentNode
    node: OperationDefinitionNode
    is_mutation: bool
    needs_tenant: bool
    weights: tuple[Weight, ...]
    switches: frozenset[str]
    plans: dict[tuple[bool, ...], Plan] = field(default_factory=dict)

    def variables(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the variables as their types want them; raises Invalid."""
        definitions = self.node.variable_definitions or ()
        coerced = get_variable_values(
            self.schema, definitions, given, max_errors=MAX_ERRORS, hide_suggestions=True
        )
        if isinstance(coerced, list):
            raise Invalid(coerced)
        return coerced

    def plan(self, variables: Mapping[str, Any]) -> Plan:
        """Return the plan that fits the operation's @skip and @include under ``variables``."""
        setting = {name: bool(variables.get(name)) for name in sorted(self.switches)}
        key = tuple(setting.values())
        plan = self.plans.get(key)
        if plan is None:
            if len(self.plans) >= MAX_PLANS:
                self.plans.clear()
            plan = self.plans[key] = Plan(self.schema, self.document, self.node, setting)
        return plan


class Documents:
    """Reads documents against one schema."""

    def __init__(self, schema: GraphQLSchema, *, introspection: bool) -> None:
        self.schema = schema
        self.rules = list(specified_rules)
        if not introspection:
            self.rules.append(NoSchemaIntrospectionCustomRule)
        self._known: OrderedDict[bytes, dict[str | None, Operation]] = OrderedDict()
        self._lock = threading.Lock()

    def operation(self, source: str, name: str | None) -> Operation:
        """Return the operation to run; raises Refused or Invalid."""
        operations = self._operations(source)
        if name is None and len(operations) == 1:
            return next(iter(operations.values()))
        if name not in operations:
            raise NoOperation()
        return operations[name]

    def _operations(self, source: str) -> dict[str | None, Operation]:
        key = hashlib.sha256(source.encode()).digest()
        with self._lock:
            found = self._known.get(key)
            if found is not None:
                self._known.move_to_end(key)
                return found
        judged = self._judge(source)
        with self._lock:
            self._known[key] = judged
            while len(self._known) > CACHE_SIZE:
                self._known.popitem(last=False)
        return judged

    def _judge(self, source: str) -> dict[str | None, Operation]:
        document = limits.read(source)
        errors = validate(
            self.schema, document, self.rules, max_errors=MAX_ERRORS, hide_suggestions=True
        )
        if errors:
            raise Invalid(errors)
        fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        scales = Scales(self.schema, fragments)
        return {
            node.name.value if node.name else None: self._judge_operation(
                document, node, fragments, scales
            )
            for node in document.definitions
            if isinstance(node, OperationDefinitionNode)
        }

    def _judge_operation(
        self,
        document: DocumentNode,
        node: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
        scales: Scales,
    ) -> Operation:
        if node.operation is OperationType.SUBSCRIPTION:
            raise limits.BadDocument(why="subscriptions are not offered")
        root: Any = self.schema.get_root_type(node.operation)
        rules = [_rule(root, name) for name in _root_names(node.selection_set, fragments)]
        is_mutation = node.operation is OperationType.MUTATION
        tenants = {rule.member for rule in rules}
        if is_mutation and len(tenants) > 1:
            raise MixedTenants()
        return Operation(
            schema=self.schema,
            document=document,
            node=node,
            is_mutation=is_mutation,
            needs_tenant=True in tenants,
            weights=scales.weigh(node.selection_set, root),
            switches=switches(document),
        )


def _rule(root: Any, name: str) -> Rule:
    field = root.fields.get(name)
    return field.resolve.rule if field is not None else ANYONE  # __typename, __schema


def _root_names(
    selections: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]
) -> set[str]:
    names: set[str] = set()
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            names.add(selection.name.value)
        elif isinstance(selection, FragmentSpreadNode):
            names |= _root_names(fragments[selection.name.value].selection_set, fragments)
        else:
            names |= _root_names(selection.selection_set, fragments)  # type: ignore[attr-defined]
    return names


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
