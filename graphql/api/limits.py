"""How large a document may be, measured before anything is validated or run."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
)

from api.errors import Refused

MAX_BYTES = 64 * 1024
MAX_TOKENS = 3_000
MAX_NESTING = 32
MAX_DEPTH = 10
MAX_ALIASES = 30
MAX_MUTATIONS = 4
MAX_DIRECTIVES = 20
MAX_OVERLAP = 10_000
MAX_FIELDS = 1_000
MAX_FRAGMENTS = 60
MAX_VARIABLES = 60
MAX_COST = 5_000

# Possessive, with the closing quote optional: an unterminated string is passed over once, not once
# for each of its quotes.
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|"(?:[^"\\\n]|\\.)*+"?|#[^\n]*', re.DOTALL
)
_TOKEN = re.compile(r"[\w.-]+|[^\s\w,.-]")
_BRACKET = re.compile(r"[{}\[\]()]")


class TooLarge(Refused):
    """A limit of the endpoint is passed; ``what`` names it."""

    code = "too_large"
    zh = "请求超出限制：{what} 最多 {limit}"
    en = "The request passes a limit: {what} at most {limit}"


class BadDocument(Refused):
    """The document cannot be read."""

    code = "invalid_document"
    zh = "GraphQL 文档有误：{why}"
    en = "The GraphQL document is invalid: {why}"


def read(source: str) -> DocumentNode:
    """Parse a document within the limits; raises TooLarge or BadDocument."""
    _glance(source)
    try:
        document = parse(source, no_location=False, max_tokens=MAX_TOKENS)
    except GraphQLSyntaxError as error:
        if "more than" in error.message and "tokens" in error.message:
            raise TooLarge(what="tokens", limit=MAX_TOKENS) from error
        raise BadDocument(why=error.message) from error
    except RecursionError as error:
        raise TooLarge(what="nesting", limit=MAX_NESTING) from error
    try:
        measure(document)
    except RecursionError as error:  # a chain of fragments
        raise TooLarge(what="nesting", limit=MAX_NESTING) from error
    return document


def _glance(source: str) -> None:
    """Refuse many tokens and deep brackets before the parser, slow and recursive, meets them."""
    bare = _STRING_OR_COMMENT.sub(' ""', source)
    _refuse("tokens", len(_TOKEN.findall(bare)), MAX_TOKENS)
    depth = 0
    for bracket in _BRACKET.findall(bare):
        depth += 1 if bracket in "{[(" else -1
        _refuse("nesting", depth, MAX_NESTING)


@dataclass(slots=True)
class Size:
    """What a selection adds up to once its fragments are spread out."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    fields: int = 0


class Ruler:
    """Measures selections; each fragment once, however often it is spread."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self.fragments = fragments
        self.known: dict[str, Size] = {}
        self.open: set[str] = set()

    def measure(self, selections: SelectionSetNode | None) -> Size:
        total = Size()
        if selections is None:
            return total
        for selection in selections.selections:
            part = self._part(selection)
            total.depth = max(total.depth, part.depth)
            total.aliases += part.aliases
            total.fields += part.fields
            total.directives += part.directives + len(selection.directives)
        return total

    def _part(self, selection: Any) -> Size:
        if isinstance(selection, FragmentSpreadNode):
            return self.fragment(selection.name.value)
        inner = self.measure(selection.selection_set)
        if isinstance(selection, FieldNode):
            if selection.name.value in ("__schema", "__type"):
                inner.depth = 0  # judged by MaxIntrospectionDepthRule, or not offered at all
            inner.depth += 1
            inner.fields += 1
            inner.aliases += selection.alias is not None
        return inner

    def fragment(self, name: str) -> Size:
        if name in self.open:
            raise BadDocument(why=f"fragment {name} spreads itself")
        if name not in self.known:
            definition = self.fragments.get(name)
            self.open.add(name)
            self.known[name] = self.measure(definition.selection_set if definition else None)
            self.open.discard(name)
        return self.known[name]

    def overlap(self, selections: SelectionSetNode | None) -> int:
        """Return how many pairs the rule OverlappingFieldsCanBeMerged will compare, about.

        It compares all fields of one response path with each other; the sum of their squares is
        what a hostile document inflates. Call after the number of fields is known to be small.
        """
        paths: Counter[tuple[str, ...]] = Counter()
        self._paths(selections, (), paths)
        return sum(count * count for count in paths.values())

    def _paths(
        self, selections: SelectionSetNode | None, path: tuple[str, ...], paths: Counter[Any]
    ) -> None:
        for selection in selections.selections if selections else ():
            if isinstance(selection, FragmentSpreadNode):
                definition = self.fragments.get(selection.name.value)
                self._paths(definition.selection_set if definition else None, path, paths)
                continue
            inner = path
            if isinstance(selection, FieldNode):
                inner = (*path, (selection.alias or selection.name).value)
                paths[inner] += 1
            self._paths(selection.selection_set, inner, paths)  # type: ignore[attr-defined]


def measure(document: DocumentNode) -> None:
    """Raise unless every operation of the document keeps within the limits."""
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    fragments = {
        d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
    }
    if len(operations) + len(fragments) != len(document.definitions):
        raise BadDocument(why="only operations and uniquely named fragments are allowed")
    _refuse("fragments", len(fragments), MAX_FRAGMENTS)
    _refuse("operations", len(operations), MAX_MUTATIONS)
    ruler = Ruler(fragments)
    for name, fragment in fragments.items():
        _within(ruler.fragment(name))
        _refuse("overlapping fields", ruler.overlap(fragment.selection_set), MAX_OVERLAP)
    for operation in operations:
        size = ruler.measure(operation.selection_set)
        _refuse("depth", size.depth, MAX_DEPTH)
        _within(size)
        _refuse("overlapping fields", ruler.overlap(operation.selection_set), MAX_OVERLAP)
        _refuse("directives", len(operation.directives), MAX_DIRECTIVES)
        _refuse("variables", len(operation.variable_definitions or ()), MAX_VARIABLES)
        if operation.operation is OperationType.MUTATION:
            changes = _root_fields(operation.selection_set, fragments)
            _refuse("mutations", changes, MAX_MUTATIONS)


def _root_fields(selections: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]) -> int:
    count = 0
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            count += 1
        elif isinstance(selection, FragmentSpreadNode):
            definition = fragments.get(selection.name.value)
            count += _root_fields(definition.selection_set, fragments) if definition else 0
        else:
            count += _root_fields(selection.selection_set, fragments)  # type: ignore[attr-defined]
        if count > MAX_MUTATIONS:
            break
    return count


def _within(size: Size) -> None:
    _refuse("aliases", size.aliases, MAX_ALIASES)
    _refuse("directives", size.directives, MAX_DIRECTIVES)
    _refuse("fields", size.fields, MAX_FIELDS)


def _refuse(what: str, size: int, limit: int) -> None:
    if size > limit:
        raise TooLarge(what=what, limit=limit)
