"""Our executor gives the answer graphql-core gives, nulls and errors included."""

from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, execute, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from api.documents import switches
from api.executor import Plan

SCHEMA_TEXT = """
interface Named { name: String! }
type Cat implements Named { name: String! lives: Int kitten: Cat kittens: [Cat!]! toys: [String] }
type Dog implements Named { name: String! owner: Cat! barks: Boolean }
enum Colour { RED GREEN }
type Query {
  cat: Cat
  surely: Cat!
  cats: [Cat]
  pets: [Named!]
  colour: Colour
  echo(text: String = "hm", times: Int): String
}
"""


class Pet:
    def __init__(self, **attributes: Any) -> None:
        self.__dict__.update(attributes)


class Bad:
    """Every attribute but the name raises."""

    name = "bad"

    def __getattr__(self, name: str) -> Any:
        raise (AttributeError if name.startswith("__") else RuntimeError)(name)


def schema() -> GraphQLSchema:
    built = build_schema(SCHEMA_TEXT)
    fields: Any = built.query_type.fields  # type: ignore[union-attr]
    tom = Pet(name="Tom", lives=9, kitten=None, kittens=[], toys=["ball", None])
    nameless = Pet(name=None, lives=1, kitten=tom, kittens=[tom], toys=None)
    mother = Pet(name="Mia", lives=2**40, kitten=nameless, kittens=[tom, nameless], toys=[])
    rex = Pet(name="Rex", owner=nameless, barks=True)
    fields["cat"].resolve = lambda *_: mother
    fields["surely"].resolve = lambda *_: None
    fields["cats"].resolve = lambda *_: [tom, None, nameless, mother, Bad()]
    fields["pets"].resolve = lambda *_: [tom, rex]
    fields["colour"].resolve = lambda *_: "RED"
    fields["echo"].resolve = lambda _root, _info, text, times=1: text * times
    built.type_map["Named"].resolve_type = (  # type: ignore[attr-defined]
        lambda value, *_: "Dog" if hasattr(value, "barks") else "Cat"
    )
    return built


SCHEMA = schema()

LEAVES = ["name", "lives", "toys", "__typename", "n: name"]
NESTED = ["kitten", "kittens", "k: kitten"]
DIRECTIVES = ["", " @skip(if: $on)", " @include(if: $on)", " @include(if: false)"]


@st.composite
def cats(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        directive = draw(st.sampled_from(DIRECTIVES))
        kind = draw(st.integers(0, 4 if depth else 1))
        if kind <= 1:
            parts.append(draw(st.sampled_from(LEAVES)) + directive)
        elif kind <= 3:
            parts.append(f"{draw(st.sampled_from(NESTED))}{directive} {draw(cats(depth - 1))}")
        else:
            parts.append(f"... on Cat{directive} {draw(cats(depth - 1))}")
    return "{ " + " ".join(parts) + " }"


ROOTS = st.sampled_from(["cat", "surely", "cats"])


@settings(max_examples=300, deadline=None)
@given(root=ROOTS, selection=cats(), on=st.booleans())
def test_same_answer_as_the_reference(root: str, selection: str, on: bool) -> None:
    compare(f"query($on: Boolean!) {{ {root} {selection} unused: __typename @skip(if: $on) }}", on)


@pytest.mark.parametrize(
    "text",
    [
        "{ pets { name __typename ... on Dog { owner { name } } ... on Cat { lives } } }",
        "{ pets { ...P } } fragment P on Named { name ... on Named { name } }",
        '{ colour echo a: echo(text: "x", times: 3) b: echo(times: 2) }',
        "{ cat { kitten { name } } colour }",
        "{ __schema { queryType { name fields { name type { kind name } } } } }",
        '{ __type(name: "Cat") { fields { name isDeprecated } } }',
    ],
)
def test_same_answer_for_what_is_rare(text: str) -> None:
    compare(text, True)


def compare(text: str, on: bool) -> None:
    document = parse(text)
    operation: Any = document.definitions[0]
    expected = execute(SCHEMA, document, variable_values={"on": on})
    setting = dict.fromkeys(switches(document), on)
    data, failed = Plan(SCHEMA, document, operation, setting).run(None, {"on": on})
    assert data == expected.data
    paths = [str(error.path[::-1]) for error in failed]
    expected_paths = {str(error.path) for error in expected.errors or []}
    assert bool(paths) == bool(expected_paths)
    assert set(paths) <= expected_paths  # of several errors below one null, one is enough
