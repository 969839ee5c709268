"""Hostile documents are refused, each by name and quickly; harmless neighbours are answered."""

import time
from typing import Any

import pytest
from django.test import Client
from graphql import get_introspection_query

from api import limits, view
from tests.api.caller import Caller
from tests.api.hostile import HOSTILE, body
from tests.personas import make_operator

CPU_SECONDS = 0.1


@pytest.fixture
def caller(db: None) -> Caller:
    return Caller(make_operator())


def test_there_are_at_least_25() -> None:
    assert len(HOSTILE) >= 25


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_document_is_refused_quickly(name: str, caller: Caller) -> None:
    sent, code = HOSTILE[name]
    spent = []
    for _ in range(3):  # the quickest: what is loaded once is not the document's fault
        began = time.process_time()
        answer = caller.post(sent)
        spent.append(time.process_time() - began)
    assert answer.status_code == 400
    shown = answer.json()["errors"]
    assert 1 <= len(shown) <= 5
    assert shown[0]["extensions"]["code"] == code
    assert "Did you mean" not in answer.content.decode()
    assert min(spent) <= CPU_SECONDS


def harmless(fields: str) -> str:
    return f"{{ viewer {{ {fields} }} }}"


@pytest.mark.parametrize(
    "document",
    [
        "{ " + " ".join(f"a{n}: viewer {{ role }}" for n in range(30)) + " }",
        harmless("role " * 90),
        harmless("organizations(first: 100) { nodes { name } }"),
        harmless("role @include(if: true) @skip(if: false)"),
        "query A { viewer { role } }",
    ],
)
def test_document_within_the_limits_is_answered(document: str, caller: Caller) -> None:
    assert caller.data(document)


@pytest.mark.parametrize(
    ("limit", "name"),
    [
        ("MAX_ALIASES", "31 aliases"),
        ("MAX_FRAGMENTS", "70 fragments"),
        ("MAX_MUTATIONS", "5 mutations"),
        ("MAX_OVERLAP", "900 equal fields"),
        ("MAX_VARIABLES", "61 variables"),
    ],
)
def test_control_without_the_limit_the_document_is_read(
    limit: str, name: str, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twin: the same document passes, or fails for another reason, once its limit is gone."""
    monkeypatch.setattr(limits, limit, 10**9)
    sent, code = HOSTILE[name]
    errors = caller.post(sent).json().get("errors") or [{"extensions": {"code": None}}]
    assert errors[0]["extensions"]["code"] != code


def test_control_without_the_cost_limit_the_page_is_refused_later(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.cost.MAX_COST", 10**9)
    sent, _ = HOSTILE["100 pages of 100"]
    assert caller.post(sent).json()["errors"][0]["extensions"]["code"] == "invalid_input"


@pytest.mark.django_db
def test_forms_and_get_are_refused() -> None:
    client = Client()
    assert client.get("/graphql/").status_code == 405
    form = client.post("/graphql/", {"query": "{ viewer { role } }"})
    assert form.json()["errors"][0]["extensions"]["code"] == "not_json"


@pytest.mark.django_db
def test_request_without_csrf_token_is_refused() -> None:
    strict, lax = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=False)
    sent = {"data": body("{ viewer { role } }"), "content_type": "application/json"}
    assert strict.post("/graphql/", **sent).status_code == 403
    assert lax.post("/graphql/", **sent).status_code == 200


def test_request_from_another_site_is_refused(caller: Caller) -> None:
    document = body("{ viewer { role } }")
    assert caller.post(document, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert caller.post(document, **{"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_tools_can_read_the_schema_in_local_mode(caller: Caller) -> None:
    names = {each["name"] for each in caller.data(get_introspection_query())["__schema"]["types"]}
    assert {"Query", "Viewer"} <= names


def test_graphiql_is_shown_in_local_mode_only(caller: Caller, settings: Any) -> None:
    settings.SHOW_GRAPHIQL = True
    page = caller.client.get("/graphql/")
    assert page.status_code == 200
    assert b"graphiql.min.js" in page.content
    assert b'integrity="sha256-' in page.content


def test_introspection_is_closed_outside_local_mode(caller: Caller) -> None:
    document = "{ __schema { queryType { name } } }"
    assert caller.data(document)["__schema"]["queryType"]["name"] == "Query"
    closed = view.Documents(view.schema, introspection=False)
    with pytest.raises(view.Invalid):
        closed.operation(document, None)
