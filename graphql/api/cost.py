"""What an operation may cost: one a selected object, times the page sizes on the way to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    IntValueNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)

from api.keyset import DEFAULT_PAGE
from api.limits import MAX_COST, TooLarge

LIST_SIZE = 10
"""What a list without paging (errors of a payload, tags of a row) is taken to hold."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A field's price: ``factor`` times one and its children; a string names a variable."""

    factor: int | str
    children: tuple["Weight", ...]

    def total(self, variables: Mapping[str, Any]) -> int:
        factor = self.factor
        if isinstance(factor, str):
            given = variables.get(factor)
            factor = given if isinstance(given, int) and given >= 0 else DEFAULT_PAGE
        return factor * (1 + sum(child.total(variables) for child in self.children))


class Scales:
    """Weighs the selections of one document."""

    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.known: dict[str, tuple[Weight, ...]] = {}

    def weigh(self, selections: SelectionSetNode | None, parent: Any) -> tuple[Weight, ...]:
        weights: list[Weight] = []
        for selection in selections.selections if selections else ():
            if isinstance(selection, FieldNode):
                weights += self._field(selection, parent)
            elif isinstance(selection, FragmentSpreadNode):
                weights += self._fragment(selection.name.value)
            else:
                condition = selection.type_condition  # type: ignore[attr-defined]
                inner = self.schema.get_type(condition.name.value) if condition else parent
                weights += self.weigh(selection.selection_set, inner)  # type: ignore[attr-defined]
        return tuple(weights)

    def _fragment(self, name: str) -> tuple[Weight, ...]:
        if name not in self.known:
            fragment = self.fragments[name]
            parent = self.schema.get_type(fragment.type_condition.name.value)
            self.known[name] = self.weigh(fragment.selection_set, parent)
        return self.known[name]

    def _field(self, node: FieldNode, parent: Any) -> list[Weight]:
        field = getattr(parent, "fields", {}).get(node.name.value)
        if field is None:  # __typename, __schema: cheap, or not offered at all
            return []
        inner = get_named_type(field.type)
        if is_leaf_type(inner):
            return []
        children = self.weigh(node.selection_set, inner)
        if "first" in field.args:
            return [Weight(self._page_size(node), children)]
        if isinstance(parent, GraphQLObjectType) and parent.name.endswith("Connection"):
            return list(children) if node.name.value in ("edges", "nodes") else []
        if is_list_type(get_nullable_type(field.type)):
            return [Weight(LIST_SIZE, children)]
        return [Weight(1, children)]

    @staticmethod
    def _page_size(node: FieldNode) -> int | str:
        for argument in node.arguments:
            if argument.name.value in ("first", "last"):
                if isinstance(argument.value, IntValueNode):
                    return min(int(argument.value.value[:6]), 1_000_000)
                if isinstance(argument.value, VariableNode):
                    return argument.value.name.value
        return DEFAULT_PAGE


def check_cost(weights: tuple[Weight, ...], variables: Mapping[str, Any]) -> None:
    """Raise TooLarge when the operation would cost more than the limit."""
    if sum(weight.total(variables) for weight in weights) > MAX_COST:
        raise TooLarge(what="cost", limit=MAX_COST)
