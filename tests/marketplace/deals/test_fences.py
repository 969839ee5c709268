"""Every table of brands, tasks, matching and deals, four commands, wrong contexts: no row."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from advertisers.brands.services import save_profile
from advertisers.tasks.services import replace_creatives
from advertisers.tasks.types import CreativeDraft
from alliance.kernel.vocabulary import Category
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.deals.services import recount_deliveries
from tests.marketplace.deals.makers import Market, make_market
from tests.personas import NOW, make_operator, make_owner
from tests.settlements.unguarded import look_as, without

pytestmark = pytest.mark.django_db

LABELS = ("brands", "tasks", "matching", "deals")
TABLES = sorted(
    model._meta.db_table for label in LABELS for model in apps.get_app_config(label).get_models()
)
PUBLIC = {"brands_brandprofile", "tasks_task", "tasks_creative", "matching_deliveryrecord"}
"""Shown to the whole alliance, written by their own side only."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A market with a row in every table, a stranger beside it and one of another alliance."""

    market: Market
    neighbour: Actor
    foreigner: Actor


@pytest.fixture
def scene() -> Scene:
    market = make_market()
    brand, operator = market.brand, market.operator
    with acting(brand):
        save_profile(brand, display_name="山水茶", category=Category.FOOD, now=NOW)
        material = [CreativeDraft("text", "文案", "「广告」新茶")]
        replace_creatives(brand, task_id=market.task.id, creatives=material, now=NOW)
    market.published_deal()
    with acting(operator):
        recount_deliveries(operator, owner_id=market.owner.organization_id, now=NOW)
    return Scene(market, make_owner(operator), make_owner(make_operator()))


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
def test_parties_read_and_strangers_do_nothing(scene: Scene, table: str) -> None:
    with acting(scene.market.operator):
        assert touched(commands(table)["select"]) > 0, "the scene leaves this table empty"
    nothing = dict.fromkeys(commands(table), 0)
    for context in (nullcontext(), acting(scene.foreigner)):
        with context:
            assert {name: touched(sql) for name, sql in commands(table).items()} == nothing


@pytest.mark.parametrize("table", TABLES)
def test_neighbour_reads_what_is_public_and_writes_nothing(scene: Scene, table: str) -> None:
    with acting(scene.neighbour):
        found = {name: touched(sql) for name, sql in commands(table).items()}
    assert (found.pop("select") > 0) == (table in PUBLIC)
    assert set(found.values()) == {0}


@pytest.mark.parametrize("table", TABLES)
def test_neighbour_cannot_write_a_row_in_anothers_name(scene: Scene, table: str) -> None:
    with acting(scene.market.operator), connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(t) FROM {table} t LIMIT 1")
        stolen = cursor.fetchone()[0]
    forged = (
        f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, "
        "%s::jsonb || jsonb_build_object('id', uuidv7()))"
    )
    refused = pytest.raises(DatabaseError, match="row-level security")
    with acting(scene.neighbour), refused, undone(), connection.cursor() as cursor:
        cursor.execute(forged, [stolen])


@pytest.mark.django_db(transaction=True)
def test_control_without_its_fence_a_table_shows_its_rows(
    scene: Scene, owner_connection: psycopg.Connection
) -> None:
    """Twin: with row-level security off, a connection without a context sees every row."""
    for table in TABLES:
        assert touched(commands(table)["select"]) == 0
        owner_connection.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY".encode())
        try:
            assert touched(commands(table)["select"]) > 0
        finally:
            owner_connection.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY".encode())


def test_nothing_points_across_tenants(scene: Scene) -> None:
    """Every foreign key between two of these tables carries the tenant."""
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


FORGED_DRAFT = (
    "INSERT INTO deals_draft SELECT * FROM jsonb_populate_record(NULL::deals_draft, "
    "%s::jsonb || jsonb_build_object('id', uuidv7()))"
)


def draft_under_a_foreign_deal(scene: Scene) -> str:
    """A draft row in the neighbour's own name whose deal belongs to somebody else."""
    with acting(scene.market.operator), connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(t)::text FROM deals_draft t LIMIT 1")
        row = json.loads(cursor.fetchone()[0])
    return json.dumps(row | {"owner_id": str(scene.neighbour.organization_id), "version": 99})


def test_child_cannot_hang_under_anothers_deal(scene: Scene) -> None:
    forged = draft_under_a_foreign_deal(scene)
    refused = pytest.raises(DatabaseError, match="violates foreign key")
    with acting(scene.neighbour), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORGED_DRAFT, [forged])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db(transaction=True)
def test_control_without_the_composite_key_it_could(
    scene: Scene, admin_connection: psycopg.Connection
) -> None:
    forged = draft_under_a_foreign_deal(scene)
    drop = "ALTER TABLE deals_draft DROP CONSTRAINT deals_draft_owner_id_brand_id_deal_id_fk"
    with without(admin_connection, drop) as unguarded:
        look_as(unguarded, scene.neighbour)
        assert unguarded.execute(FORGED_DRAFT.encode(), [forged]).rowcount == 1
        unguarded.execute("SET CONSTRAINTS ALL IMMEDIATE")
