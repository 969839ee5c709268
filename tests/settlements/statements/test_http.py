"""A statement's file goes to whoever may read the statement, and to nobody else."""

import pytest
from django.test import Client

from alliance.identity.models import Person
from alliance.kernel.ids import new_id
from alliance.tenancy.types import Actor
from settlements.statements.models import Statement
from tests.personas import make_operator, make_owner, make_person
from tests.settlements.sharing.world import World, make_world
from tests.settlements.statements.months import close_month, statement_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = make_world()
    made.accrue("o1", 100_000)
    return made


@pytest.fixture
def mine(world: World) -> Statement:
    return statement_of(world, world.owner, close_month(world))


def client_of(actor: Actor, *, second_factor: bool = False) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    if second_factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa"}]
        session.save()
    return client


def address(statement: Statement, actor: Actor, kind: str = "pdf") -> str:
    return f"/exports/statements/{statement.id}.{kind}?organization={actor.organization_id}"


@pytest.mark.parametrize(
    ("kind", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb")]
)
def test_a_party_downloads_its_statement(
    world: World, mine: Statement, kind: str, start: bytes
) -> None:
    answer = client_of(world.owner).get(address(mine, world.owner, kind))
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert f'filename="statement-{mine.number}.{kind}"' in answer.headers["Content-Disposition"]


def test_two_downloads_are_byte_identical(world: World, mine: Statement) -> None:
    client = client_of(world.owner)
    for kind in ("pdf", "xlsx", "csv"):
        first, second = (client.get(address(mine, world.owner, kind)).content for _ in range(2))
        assert first == second


def test_the_operator_downloads_with_a_second_factor_only(world: World, mine: Statement) -> None:
    where = address(mine, world.operator)
    assert client_of(world.operator).get(where).status_code == 404
    assert client_of(world.operator, second_factor=True).get(where).status_code == 200


def test_strangers_find_nothing(world: World, mine: Statement) -> None:
    answers = [
        Client().get(address(mine, world.owner)),
        client_of(world.agency).get(address(mine, world.agency)),
        client_of(make_owner(world.operator)).get(address(mine, world.owner)),
        client_of(make_operator(), second_factor=True).get(address(mine, world.operator)),
        client_of(world.owner).get(f"/exports/statements/{mine.id}.pdf"),
        client_of(world.owner).get(f"/exports/statements/{mine.id}.pdf?organization=x"),
    ]
    missing = client_of(world.owner).get(
        f"/exports/statements/{new_id()}.pdf?organization={world.owner.organization_id}"
    )
    for answer in answers:
        assert (answer.status_code, answer.content) == (404, missing.content)


def test_somebody_without_an_organization_finds_nothing(world: World, mine: Statement) -> None:
    client = Client()
    client.force_login(make_person())
    assert client.get(address(mine, world.owner)).status_code == 404


def test_unknown_formats_are_not_found(world: World, mine: Statement) -> None:
    assert client_of(world.owner).get(address(mine, world.owner, "exe")).status_code == 404


def test_only_reading_is_allowed(world: World, mine: Statement) -> None:
    assert client_of(world.owner).post(address(mine, world.owner)).status_code == 405
