"""Every tenant table, four commands, three wrong contexts: no row, or a refusal.

The rows are those of a small demonstration, and of every factory that fills a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from pytest_django import DjangoDbBlocker

from alliance.audit.services import extend_chain
from alliance.local.testing import TestDatabase
from alliance.tenancy.context import acting
from alliance.tenancy.services import found_organization
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from marketplace.demo.building import build
from settlements.tax.services import keep_payee_profile
from tests.api.registry import load
from tests.house.catalogue import fenced_tables, rows
from tests.house.reviewed import UNFENCED
from tests.house.strangers import COMMANDS, Rows, become, reached, rows_of_every_table, undone
from tests.personas import NOW, make_operator, make_person
from tests.settlements.payouts.runs import make_paydesk, work
from tests.settlements.sharing.world import make_world
from tests.settlements.unguarded import without

SHOWN = {
    "audiences_audienceprofile",
    "audiences_channel",
    "audiences_listing",
    "audiences_listingterm",
    "audiences_ratecardline",
    "brands_brandprofile",
    "ledger_closed_through",
    "matching_deliveryrecord",
    "networks_alliancerules",
    "tasks_creative",
    "tasks_task",
    "tenancy_organization",
}
"""What an alliance shows its members: they may read."""

PUBLIC = {"networks_alliance"}
"""What everybody may read: where one can found an organization."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Rows in every table, and strangers: one in each alliance, and another alliance's operator."""

    rows: dict[str, Rows]
    neighbours: dict[str, Actor]
    foreigner: Actor

    def contexts(self, table: str) -> dict[str, Actor | None]:
        neighbour = self.neighbours[self.rows[table].alliance_id]
        return {"nobody": None, "neighbour": neighbour, "foreigner": self.foreigner}


TABLES = sorted({model._meta.db_table for model in apps.get_models()} - set(UNFENCED))


@pytest.fixture(scope="module")
def scene(
    test_database: TestDatabase, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Scene]:
    with django_db_blocker.unblock(), test_database.connect("admin") as admin:
        fill()
        held = rows_of_every_table(admin)
        alliances = rows(admin, "SELECT id::text FROM networks_alliance")
        neighbours = {alliance_id: neighbour_in(alliance_id) for (alliance_id,) in alliances}
        yield Scene(held, neighbours, make_operator())
        test_database.wipe()


def fill() -> None:
    """Make the demonstration, two rows for every list, and the few rows that neither has."""
    build(NOW, days=3, orders_a_day=4, owners=4, brands=2)
    for filling in load().values():
        filling.make(2)
    make_paydesk().approve()
    work()
    sharing = make_world()
    sharing.accrue("order", 9_900)
    sharing.refund("order", 990)
    with acting(sharing.owner) as owner:
        keep_payee_profile(
            owner, legal_name="林一", tax_number="110101199003071234", resident=True, now=NOW
        )
    with acting(sharing.operator) as operator:
        extend_chain(operator)


def neighbour_in(alliance_id: str) -> Actor:
    """A new organization of every kind a member can be."""
    return found_organization(
        person_id=make_person().id,
        alliance_id=UUID(alliance_id),
        name=f"邻居 {alliance_id}",
        kinds=[Kind.OWNER, Kind.BRAND, Kind.AGENCY],
        now=NOW,
    )


def allowed(table: str, who: str) -> list[str]:
    """What a stranger may do by design: read what is shown."""
    shown = table in PUBLIC or (table in SHOWN and who == "neighbour")
    return ["SELECT"] if shown else []


def test_every_fenced_table_is_tried(scene: Scene, admin_connection: psycopg.Connection) -> None:
    assert fenced_tables(admin_connection) == TABLES
    assert sorted(scene.rows) == TABLES, "the scene leaves tables empty"


@pytest.mark.parametrize("role", ["app", "jobs"])
@pytest.mark.parametrize("table", TABLES)
def test_strangers_reach_no_row(
    scene: Scene, test_database: TestDatabase, table: str, role: str
) -> None:
    with test_database.connect(role) as connection:
        for who, actor in scene.contexts(table).items():
            done = reached(connection, scene.rows[table], actor)
            may_be_hidden = table in SHOWN and who == "neighbour"  # the row may be a draft
            assert done == allowed(table, who) or (may_be_hidden and done == []), who


@pytest.mark.parametrize("table", TABLES)
def test_control_with_open_policies_everything_is_reached(
    scene: Scene, admin_connection: psycopg.Connection, table: str
) -> None:
    """Twin: each policy replaced by ``true``, the same strangers pass wherever they may try."""
    with without(admin_connection, *opened(admin_connection, table)) as unfenced:
        unfenced.execute("SET LOCAL ROLE tangmeng_app")
        for who, actor in scene.contexts(table).items():
            found = reached(unfenced, scene.rows[table], actor)
            assert found == permitted(unfenced, table), who


def opened(admin: psycopg.Connection, table: str) -> list[str]:
    """Return the statements that let every policy of the serving roles pass all rows."""
    query = """
        SELECT policyname, qual IS NOT NULL, cmd IN ('ALL', 'INSERT', 'UPDATE') FROM pg_policies
        WHERE tablename = %s AND roles && '{public, tangmeng_app}'::name[]
    """
    return [
        f"ALTER POLICY {policy} ON {table}"
        + (" USING (true)" if reads else "")
        + (" WITH CHECK (true)" if writes else "")
        for policy, reads, writes in rows(admin, query, [table])
    ]


def permitted(connection: psycopg.Connection, table: str) -> list[str]:
    """Return the commands that privileges and some policy leave to the application's role."""
    query = """
        SELECT FROM pg_policies WHERE tablename = %(table)s AND cmd IN ('ALL', %(command)s)
        AND roles && '{public, tangmeng_app}'::name[]
        AND has_table_privilege('tangmeng_app', %(table)s, %(command)s)
    """
    return [name for name in COMMANDS if rows(connection, query, {"table": table, "command": name})]


@pytest.mark.parametrize(
    ("table", "hidden"),
    [
        ("audiences_channel", "NOT is_listed"),
        ("audiences_listing", "state <> 'published'"),
        ("tasks_task", "state = 'draft'"),
    ],
)
def test_neighbours_see_no_draft_of_the_catalogue(
    scene: Scene, admin_connection: psycopg.Connection, table: str, hidden: str
) -> None:
    """The control is the superuser, who finds some."""
    query = f"SELECT alliance_id::text, id FROM {table} WHERE {hidden}"
    drafts = rows(admin_connection, query)
    assert drafts
    for alliance_id in {alliance_id for alliance_id, _ in drafts}:
        with undone(admin_connection):
            admin_connection.execute("SET LOCAL ROLE tangmeng_app")
            become(admin_connection, scene.neighbours[alliance_id])
            assert rows(admin_connection, query) == []
