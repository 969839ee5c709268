"""Keyset paging: every row once, in order, forward and backward, while rows come and go."""

from typing import Any

import pytest

from tests.api.caller import Caller
from tests.personas import make_brand, make_operator, make_owner

pytestmark = pytest.mark.django_db

PAGE = """
query($first: Int, $after: String, $last: Int, $before: String, $order: OrganizationOrder) {
  organizations(first: $first, after: $after, last: $last, before: $before, order: $order) {
    nodes { name }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  }
}
"""


@pytest.fixture
def caller() -> Caller:
    """Somebody in an alliance of thirteen organizations."""
    operator = make_operator()
    for number in range(11):
        make_brand(operator, name=f"品牌 {number:02d}")
    return Caller(make_owner(operator, name="流量主"))


def page(caller: Caller, **arguments: Any) -> Any:
    return caller.data(PAGE, **arguments)["organizations"]


def names(found: Any) -> list[str]:
    return [node["name"] for node in found["nodes"]]


@pytest.mark.parametrize("order", ["NAME", "NEWEST"])
@pytest.mark.parametrize("size", [1, 3, 5, 13, 100])
def test_pages_forward_hold_every_row_once(caller: Caller, order: str, size: int) -> None:
    whole = names(page(caller, first=100, order=order))
    collected: list[str] = []
    after, more = None, True
    while more:
        found = page(caller, first=size, after=after, order=order)
        collected += names(found)
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    assert collected == whole
    assert len(whole) == len(set(whole)) == 13


def test_pages_backward_are_the_same_rows(caller: Caller) -> None:
    whole = names(page(caller, first=100))
    collected: list[str] = []
    before, more = None, True
    while more:
        found = page(caller, last=4, before=before)
        collected = names(found) + collected
        before, more = found["pageInfo"]["startCursor"], found["pageInfo"]["hasPreviousPage"]
    assert collected == whole


def test_row_added_meanwhile_shifts_nothing(caller: Caller) -> None:
    first = page(caller, first=5)
    caller.mutate("renameOrganization", name="品牌 00a")  # now sorts among the first five
    second = page(caller, first=5, after=first["pageInfo"]["endCursor"])
    assert not set(names(first)) & set(names(second))


def test_count_is_of_all_pages(caller: Caller) -> None:
    assert page(caller, first=2)["totalCount"] == 13


def test_count_is_only_taken_when_asked_for(caller: Caller) -> None:
    asked = caller.queries("{ organizations { totalCount nodes { name } } }")
    unasked = caller.queries("{ organizations { nodes { name } } }")
    assert len(asked) == len(unasked) + 1


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"first": 101}, "first"),
        ({"first": -1}, "first"),
        ({"last": 101}, "last"),
        ({"first": 2, "last": 2}, "first"),
        ({"first": 2, "before": "x"}, "first"),
        ({"first": 2, "after": "x"}, "cursor"),
        ({"first": 2, "after": "W10"}, "cursor"),
    ],
)
def test_senseless_page_is_refused(caller: Caller, arguments: Any, field: str) -> None:
    error = caller.answer(PAGE, **arguments)["errors"][0]
    assert error["extensions"] == {"code": "invalid_input", "field": field}


def test_cursor_of_another_order_is_refused(caller: Caller) -> None:
    cursor = page(caller, first=2, order="NAME")["pageInfo"]["endCursor"]
    assert caller.code(PAGE, first=2, after=cursor, order="NEWEST") == "invalid_input"


def test_empty_page_has_no_cursors(caller: Caller) -> None:
    found = page(caller, first=0)
    assert found["nodes"] == []
    assert found["pageInfo"]["endCursor"] is None


def test_filters_narrow_and_are_typed(caller: Caller) -> None:
    document = "query($f: OrganizationFilterInput) { organizations(filter: $f) { totalCount } }"
    count = caller.data(document, f={"kind": "BRAND"})["organizations"]["totalCount"]
    assert count == 11
    found = caller.data(document, f={"name": "品牌 1", "kind": "BRAND"})["organizations"]
    assert found["totalCount"] == 1
    assert caller.code(document, f={"kind": "GUEST"}) == "invalid_operation"
    assert caller.code(document, f={"nonsense": 1}) == "invalid_operation"
