"""A stranger and an anonymous visitor ask for everything; no text of anybody else comes back.

Each area's connection factories fill their own alliance; then every text of every tenant is marked,
and a crawler made from the schema visits each field and each mutation with foreign ids.
"""

import json
from collections import Counter
from collections.abc import Iterator

import psycopg
import pytest
from django.db.models import Model

from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from tests.api.caller import Caller
from tests.api.crawl.canaries import MARK, ids_of, mark_everything, private, tenant_models
from tests.api.crawl.documents import (
    NOWHERE,
    Foreign,
    Request,
    changes,
    everything,
    node_models,
    nodes,
)
from tests.api.registry import load
from tests.personas import make_member_of, make_operator

pytestmark = pytest.mark.django_db(transaction=True)

OPEN_TYPES = {"Alliance"}
"""What anybody signed in may see: the alliances one can enter."""


@pytest.fixture
def victims() -> list[Actor]:
    """People of many alliances with two rows of everything that a connection shows."""
    return [filling.make(2) for filling in load().values()]


@pytest.fixture
def foreign(victims: list[Actor], admin_connection: psycopg.Connection) -> Foreign:
    """The keys of the victims' rows, whose text is now marked."""
    marked, refused = mark_everything(admin_connection)
    assert len(refused) <= len(marked) / 5, sorted(refused)
    models = node_models()
    keys = {name: ids_of(admin_connection, model) for name, model in models.items()}
    return Foreign({name: found for name, found in keys.items() if found})


@pytest.fixture
def strangers(foreign: Foreign) -> dict[str, Caller]:
    """Come after the marking, so that every mark they see is somebody else's."""
    operator = make_operator()
    member = make_member_of(operator, Kind.OWNER, Kind.BRAND, Kind.AGENCY)
    return {
        "anonymous": Caller(),
        "member elsewhere": Caller(member),
        "operator elsewhere": Caller(operator),
    }


def leaks(caller: Caller, requests: Iterator[Request]) -> list[str]:
    """Return the operations whose answers hold a mark, or tell of an error that is ours."""
    found = []
    for request in requests:
        answer = caller.post({"query": request.document, "variables": request.variables})
        assert answer.status_code == 200, (request.operation, answer.content[:300])
        text = answer.content.decode()
        if MARK.lower() in text.lower():
            found.append(request.operation)
        if '"internal"' in text:
            found.append(f"{request.operation} failed")
    return found


def test_strangers_see_no_canary_and_change_nothing(
    foreign: Foreign, strangers: dict[str, Caller], admin_connection: psycopg.Connection
) -> None:
    before = marks(admin_connection)
    assert sum(before.values()) > 100
    for name, caller in strangers.items():
        assert leaks(caller, everything(foreign)) == [], name
    assert marks(admin_connection) == before


def marks(admin: psycopg.Connection) -> Counter[str]:
    """Return how many marked rows each table holds."""
    return Counter({table(model): marked_rows(admin, model) for model in tenant_models()})


def table(model: type[Model]) -> str:
    return model._meta.db_table


def marked_rows(admin: psycopg.Connection, model: type[Model]) -> int:
    query = f"SELECT count(*) FROM {table(model)} t WHERE t::text ILIKE %s"
    row = admin.execute(query.encode(), [f"%{MARK}%"]).fetchone()
    return int(row[0]) if row else 0


def test_rival_in_the_same_alliance_sees_what_the_catalogue_shows(
    victims: list[Actor], foreign: Foreign, admin_connection: psycopg.Connection
) -> None:
    models = private(admin_connection, node_models().items())
    asked_for = 0
    for alliance_id in dict.fromkeys(victim.alliance_id for victim in victims):
        keys = {n: ids_of(admin_connection, m, alliance=alliance_id) for n, m in models.items()}
        theirs = Foreign({name: found for name, found in keys.items() if found})
        victim = next(each for each in victims if each.alliance_id == alliance_id)
        rival = Caller(make_member_of(victim, Kind.OWNER, Kind.BRAND, Kind.AGENCY))
        assert leaks(rival, nodes(theirs)) == []
        asked_for += len(theirs.keys)
    assert asked_for > len(models)


def test_not_found_equals_forbidden(foreign: Foreign, strangers: dict[str, Caller]) -> None:
    """The answer to somebody else's id is the answer to an id that nobody has."""
    nobody = Foreign({name: [NOWHERE] for name in foreign.keys if name not in OPEN_TYPES})
    some = Foreign({name: keys[:1] for name, keys in foreign.keys.items() if name in nobody.keys})
    for caller in strangers.values():
        for known, unknown in zip(asked(some), asked(nobody), strict=True):
            if known.variables == unknown.variables:  # it takes no id
                continue
            assert answer(caller, known) == answer(caller, unknown), known.operation


def asked(foreign: Foreign) -> list[Request]:
    return [*nodes(foreign), *changes(foreign)]


def answer(caller: Caller, request: Request) -> str:
    return json.dumps(caller.answer(request.document, **request.variables), sort_keys=True)


def test_control_the_victims_see_their_own(foreign: Foreign, victims: list[Actor]) -> None:
    """Twin: the crawler finds canaries wherever they may be seen."""
    hidden = dict(foreign.keys)
    for victim in victims:
        for operation in leaks(Caller(victim), nodes(Foreign(hidden))):
            hidden.pop(operation.removeprefix("node:"), None)
    assert len(hidden) <= len(foreign.keys) / 4, sorted(hidden)


def test_control_an_open_policy_is_found(
    foreign: Foreign, strangers: dict[str, Caller], admin_connection: psycopg.Connection
) -> None:
    """Twin: one policy that lets everybody read turns the crawl red."""
    admin_connection.execute("CREATE POLICY leak ON files_storedfile FOR SELECT USING (true)")
    try:
        stored = Foreign({"File": foreign.keys["File"]})
        member = strangers["member elsewhere"]
        # the selector names its organization too: two walls, so the second one is taken down
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "alliance.files.selectors.stored_files",
                lambda actor: node_models()["File"].objects.all(),
            )
            assert leaks(member, nodes(stored)) != []
    finally:
        admin_connection.execute("DROP POLICY leak ON files_storedfile")
