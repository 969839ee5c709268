"""Every table of this floor, four commands, two wrong contexts: no row, or an error."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.personas import make_agency, make_operator, make_owner
from tests.traffic_owners.agencies.makers import make_representation
from tests.traffic_owners.audiences.makers import (
    make_channel,
    make_draft,
    make_profile,
    make_requested_proof,
)
from tests.traffic_owners.crm.makers import make_purchases, make_row_errors
from traffic_owners.audiences.models import ListingTerm

pytestmark = pytest.mark.django_db

LABELS = ("crm", "audiences", "agencies")
TABLES = sorted(
    model._meta.db_table for label in LABELS for model in apps.get_app_config(label).get_models()
)


@dataclass(frozen=True, slots=True)
class Scene:
    """An owner with a row in every table, and a stranger of the same alliance."""

    owner: Actor
    stranger: Actor


@pytest.fixture
def scene() -> Scene:
    operator = make_operator()
    owner, stranger = make_owner(operator), make_owner(operator)
    make_purchases(owner, 2)
    make_row_errors(owner, 2)
    listing = make_draft(owner, channel=make_channel(owner), profile=make_profile(owner))
    make_requested_proof(owner, listing.channel)
    with acting(owner):
        ListingTerm.objects.create(
            organization_id=owner.organization_id,
            alliance_id=owner.alliance_id,
            listing=listing,
            term="g:暗号",
        )
    make_representation(make_agency(operator), owner)
    return Scene(owner, stranger)


@contextmanager
def undone() -> Iterator[None]:
    """Run the block in a savepoint that is always rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def touched(statement: str) -> int:
    """Return how many rows a statement finds; an error of the database counts as none."""
    try:
        with undone(), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount
    except DatabaseError:
        return 0


def commands(table: str) -> dict[str, str]:
    return {
        "select": f"SELECT * FROM {table}",
        "update": f"UPDATE {table} SET alliance_id = alliance_id",
        "delete": f"DELETE FROM {table}",
        "insert": f"INSERT INTO {table} SELECT (jsonb_populate_record(t, "
        f"jsonb_build_object('id', uuidv7()))).* FROM {table} t",
    }


@pytest.mark.parametrize("table", TABLES)
def test_owner_reaches_own_rows_and_nobody_else_does(scene: Scene, table: str) -> None:
    with acting(scene.owner):
        assert touched(commands(table)["select"]) > 0, "the scene leaves this table empty"
    for context in (nullcontext(), acting(scene.stranger)):
        with context:
            assert {name: touched(sql) for name, sql in commands(table).items()} == dict.fromkeys(
                commands(table), 0
            )


@pytest.mark.parametrize("table", TABLES)
def test_a_stranger_cannot_write_a_row_in_the_owners_name(scene: Scene, table: str) -> None:
    with acting(scene.owner), connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(t) FROM {table} t LIMIT 1")
        stolen = cursor.fetchone()[0]
    forged = (
        f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, "
        "%s::jsonb || jsonb_build_object('id', uuidv7()))"
    )

    refused = pytest.raises(DatabaseError, match="row-level security")
    with acting(scene.stranger), refused, undone(), connection.cursor() as cursor:
        cursor.execute(forged, [stolen])


@pytest.mark.django_db(transaction=True)
def test_control_without_its_fence_a_table_shows_its_rows(
    scene: Scene, owner_connection: psycopg.Connection
) -> None:
    """Twin: with row-level security off, a connection without a context sees every row."""
    for table in TABLES:
        assert touched(commands(table)["select"]) == 0
        owner_connection.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        try:
            assert touched(commands(table)["select"]) > 0
        finally:
            owner_connection.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")


def test_nothing_points_across_tenants(scene: Scene) -> None:
    """Every foreign key between two tables of this floor carries the tenant."""
    plain = """
        SELECT c.conname FROM pg_constraint c
        JOIN pg_class source ON source.oid = c.conrelid
        JOIN pg_class target ON target.oid = c.confrelid
        WHERE c.contype = 'f' AND cardinality(c.conkey) = 1
            AND source.relname = ANY (%s) AND target.relname = ANY (%s)
    """
    with connection.cursor() as cursor:
        cursor.execute(plain, [TABLES, TABLES])
        assert cursor.fetchall() == []
