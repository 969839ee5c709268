"""What goes wrong is told as data, in the reader's language, and masked when it is ours."""

import logging
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection

from alliance.tenancy import services
from alliance.tenancy.models import Organization
from tests.api.caller import Caller
from tests.personas import make_operator, make_owner

pytestmark = pytest.mark.django_db

RENAME = "mutation($n: String!) { a: renameOrganization(input: {name: $n}) { errors { code } } }"


def test_sentence_follows_accept_language() -> None:
    caller = Caller(make_owner(make_operator()))
    in_english = caller.mutate("renameOrganization", "", name="x")["errors"][0]["message"]
    caller.headers["Accept-Language"] = "zh-CN,zh;q=0.9,en;q=0.5"
    in_chinese = caller.mutate("renameOrganization", "", name="x")["errors"][0]["message"]
    assert (in_english, in_chinese) == ("A name has 2–80 characters", "名称需 2–80 个字")


def test_unforeseen_error_is_masked_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def explode(*_: Any, **__: Any) -> None:
        raise RuntimeError("a password: hunter2")

    monkeypatch.setattr(services, "rename_organization", explode)
    caller = Caller(make_owner(make_operator()))
    with caplog.at_level(logging.ERROR, "api.errors"):
        answer = caller.answer(RENAME, n="新名字")
    error = answer["errors"][0]
    assert error["extensions"]["code"] == "internal"
    assert "hunter2" not in str(answer)
    assert error["message"].rpartition(" ")[2] in caplog.text
    assert "hunter2" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_swallowed_failure_is_not_answered_with_success(monkeypatch: pytest.MonkeyPatch) -> None:
    """COMMIT of a broken transaction rolls back in silence; the caller must not hear success."""
    rename = services.rename_organization

    def swallow(actor: Any, *, name: str) -> Any:
        renamed = rename(actor, name=name)
        break_in_silence()
        return renamed

    monkeypatch.setattr(services, "rename_organization", swallow)
    caller = Caller(make_owner(make_operator()))
    assert caller.code(RENAME, n="新名字") == "internal"
    viewer = caller.data("{ viewer { currentOrganization { name } } }")["viewer"]
    assert viewer["currentOrganization"]["name"] != "新名字"


def break_in_silence() -> None:
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")


def test_query_cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    from alliance.tenancy import selectors

    def write(actor: Any) -> Any:
        Organization.objects.filter(pk=actor.organization_id).update(name="geschrieben")
        return Organization.objects.all()

    monkeypatch.setattr(selectors, "organizations", write)
    caller = Caller(make_owner(make_operator()))
    assert caller.code("{ organizations { nodes { name } } }") == "internal"


@pytest.mark.django_db(transaction=True)
def test_slow_query_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from alliance.tenancy import selectors

    def sleep(actor: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(30)")

    monkeypatch.setattr(selectors, "organizations", sleep)
    monkeypatch.setattr("api.view.STATEMENT_TIMEOUT", "50ms")
    caller = Caller(make_owner(make_operator()))
    assert caller.code("{ organizations { nodes { name } } }") == "too_slow"


def test_refusal_nulls_one_field_and_answers_the_rest() -> None:
    answer = Caller(make_owner(make_operator())).answer("{ jobs { nodes { id } } viewer { role } }")
    assert answer["data"] == {"jobs": None, "viewer": {"role": "ADMIN"}}
    assert answer["errors"][0]["path"] == ["jobs"]
    assert answer["errors"][0]["extensions"] == {"code": "not_permitted"}


def test_refused_mutation_undoes_itself_and_no_other() -> None:
    caller = Caller(make_owner(make_operator()))
    answer = caller.data(
        'mutation { a: renameOrganization(input: {name: "第一"}) { errors { code } }'
        ' b: renameOrganization(input: {name: "x"}) { errors { code } } }'
    )
    assert answer == {"a": {"errors": []}, "b": {"errors": [{"code": "invalid_input"}]}}
    assert caller.data("{ viewer { currentOrganization { name } } }")["viewer"] == {
        "currentOrganization": {"name": "第一"}
    }


def test_mutations_for_and_without_an_organization_do_not_mix() -> None:
    caller = Caller(make_owner(make_operator()))
    document = (
        'mutation { a: renameOrganization(input: {name: "第一"}) { errors { code } }'
        ' b: acceptInvitation(input: {token: "x"}) { errors { code } } }'
    )
    assert caller.code(document) == "mixed_tenants"


@pytest.mark.parametrize("wanted", ["", "nonsense", "00000000-0000-7000-8000-000000000000"])
def test_organization_one_does_not_belong_to_is_none(wanted: str) -> None:
    caller = Caller(make_owner(make_operator()))
    caller.headers["X-Organization"] = wanted
    assert caller.code("{ members { nodes { id } } }") == "no_organization"


def test_variables_of_the_wrong_type_are_named() -> None:
    answer = Caller(make_owner(make_operator())).answer(RENAME, n=7)
    assert answer["errors"][0]["extensions"]["code"] == "invalid_operation"
    assert "$n" in answer["errors"][0]["message"]
