"""Every connection costs the same number of queries at one row and at fifty."""

import pytest
from graphql import GraphQLObjectType, get_named_type

from api.schema import schema
from tests.api.caller import Caller
from tests.api.registry import Filling, load
from tests.api.selections import rows_of

FILLINGS = load()
ROOTS = {
    name: get_named_type(field.type)
    for name, field in schema.query_type.fields.items()
    if get_named_type(field.type).name.endswith("Connection")
}


def document(name: str, filling: Filling) -> str:
    """Return the query that selects all that the connection's rows offer."""
    rows = rows_of(ROOTS[name], objects=filling.objects, skip=filling.skip)
    return f"{{ {name}(first: 50{filling.arguments and ', ' + filling.arguments}) {rows} }}"


def test_every_root_connection_has_a_factory() -> None:
    assert sorted(ROOTS) == sorted(FILLINGS)


def test_every_nested_connection_is_reached() -> None:
    """A nested connection is counted where a root connection's rows lead to it."""
    written = " ".join(document(name, filling) for name, filling in FILLINGS.items())
    nested = {
        name
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and type_ is not schema.query_type
        for name, field in type_.fields.items()
        if get_named_type(field.type).name.endswith("Connection") and type_.name != "Viewer"
    }
    assert {name for name in nested if f" {name}(first:" not in written} == set()


def assert_same_queries(name: str, few: int, many: int) -> None:
    """Fail unless the connection needs as many queries for ``many`` rows as for ``few``."""
    filling = FILLINGS[name]
    counted = []
    for rows in (few, many):
        caller = Caller(filling.make(rows))
        counted.append(caller.queries(document(name, filling)))
    assert len(counted[0]) == len(counted[1]), "\n".join(counted[1][:12])
    assert len(counted[1]) <= 12


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(FILLINGS))
def test_fifty_rows_cost_as_many_queries_as_one(name: str) -> None:
    assert_same_queries(name, 1, 50)


@pytest.mark.django_db
def test_control_a_query_for_each_row_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twin: without the selector's select_related each member's person is a query of its own."""
    from alliance.tenancy import selectors

    fetch_at_once = selectors.members
    monkeypatch.setattr(
        selectors, "members", lambda actor: fetch_at_once(actor).select_related(None)
    )
    with pytest.raises(AssertionError):
        assert_same_queries("members", 1, 50)
