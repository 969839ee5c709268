"""Mixed requests over one connection: each sees its own tenant, and none leaves it behind."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from alliance.tenancy import context, selectors, services
from alliance.tenancy.types import Actor
from tests.api.caller import Caller
from tests.personas import make_brand, make_operator, make_owner

pytestmark = pytest.mark.django_db(transaction=True)

WHO = "{ viewer { currentOrganization { name } } organizations { nodes { name } } }"
RENAME = 'mutation { renameOrganization(input: {name: "x"}) { errors { code } } }'
BREAK = "{ members { nodes { id } } }"
JOIN = 'mutation { acceptInvitation(input: {token: "x"}) { errors { code } } }'


def tenant_left() -> str | None:
    """Return the tenant that the connection still carries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting('alliance.tenant', true), '')")
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


@pytest.fixture
def alliances() -> list[list[Actor]]:
    """Three alliances of three organizations."""
    made = []
    for _ in range(3):
        operator = make_operator()
        made.append([operator, make_owner(operator), make_brand(operator)])
    return made


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members cannot be read: by a Python error, by a database error, by an aborted transaction."""
    turns: list[Callable[[], Any]] = [_raise, _refused_statement, _refused_and_swallowed]
    draw = random.Random(5)
    monkeypatch.setattr(selectors, "members", lambda actor: draw.choice(turns)())
    monkeypatch.setattr(services, "accept_invitation", lambda **_: _raise())


def _raise() -> None:
    raise RuntimeError("broken")


def _refused_statement() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")


def _refused_and_swallowed() -> list[Any]:
    try:
        _refused_statement()
    except Exception:
        return []
    return []


def leaks(alliances: list[list[Actor]], requests: int, seed: int) -> list[str]:
    """Send ``requests`` in random order; return every sign of somebody else's tenant."""
    draw, found = random.Random(seed), []
    callers = [[Caller(actor) for actor in members] for members in alliances]
    names = [{actor.organization_name for actor in members} for members in alliances]
    for number in range(requests):
        at = draw.randrange(3)
        who = draw.randrange(3)
        document = draw.choice([WHO, WHO, RENAME, BREAK, JOIN])
        answer = callers[at][who].answer(document)
        if document == WHO:
            seen = {node["name"] for node in answer["data"]["organizations"]["nodes"]}
            own = answer["data"]["viewer"]["currentOrganization"]["name"]
            if seen != names[at] or own != alliances[at][who].organization_name:
                found.append(f"{number}: {seen}")
        if (left := tenant_left()) is not None:
            found.append(f"{number}: {left} left after {document}")
    return found


def test_mixed_requests_leave_no_tenant(alliances: list[list[Actor]], breaking: None) -> None:
    assert leaks(alliances, 200, 1) == []


@pytest.mark.soak
def test_ten_thousand_requests_leave_no_tenant(
    alliances: list[list[Actor]], breaking: None
) -> None:
    assert leaks(alliances, 10_000, 2) == []


def test_control_a_session_level_setting_is_seen(
    alliances: list[list[Actor]], breaking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twin: settings that outlive their transaction are found on the connection."""
    monkeypatch.setattr(context, "_SET", context._SET.replace("true", "false"))
    try:
        assert leaks(alliances, 20, 1) != []
    finally:
        connection.close()
