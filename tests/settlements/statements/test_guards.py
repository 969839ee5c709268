"""The guards of the statement and tax tables, each with its control: off, the assertion fails."""

import psycopg
import pytest

from tests.personas import make_operator
from tests.settlements.sharing.world import World, make_world
from tests.settlements.statements.months import close_month
from tests.settlements.unguarded import count, look_as, without

pytestmark = pytest.mark.django_db(transaction=True)

TABLES = (
    "statements_period",
    "statements_partyclose",
    "statements_statement",
    "statements_statementline",
    "tax_withholding",
)


@pytest.fixture
def world() -> World:
    made = make_world(10_000_000)
    made.accrue("o1", 2_000_000)
    close_month(made)
    return made


@pytest.mark.parametrize("table", TABLES)
def test_a_stranger_reads_no_row(
    world: World, admin_connection: psycopg.Connection, table: str
) -> None:
    stranger, rows = make_operator(), f"SELECT count(*) FROM {table}"
    with without(admin_connection) as fenced:
        look_as(fenced, stranger)
        assert count(fenced, rows) == 0
    off = f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
    with without(admin_connection, off) as unfenced:
        look_as(unfenced, stranger)
        assert count(unfenced, rows) > 0


@pytest.mark.parametrize("table", ["statements_statement", "statements_statementline"])
def test_a_party_reads_no_other_partys_rows(
    world: World, admin_connection: psycopg.Connection, table: str
) -> None:
    others = (
        f"SELECT count(*) FROM {table} WHERE organization_id <> '{world.agency.organization_id}'"
    )
    with without(admin_connection) as fenced:
        look_as(fenced, world.agency)
        assert count(fenced, f"SELECT count(*) FROM {table}") > 0
        assert count(fenced, others) == 0
    off = f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
    with without(admin_connection, off) as unfenced:
        look_as(unfenced, world.agency)
        assert count(unfenced, others) > 0


@pytest.mark.parametrize(
    ("table", "trigger", "change"),
    [
        ("statements_statement", "statements_statement_frozen", "number = 'another'"),
        ("statements_statementline", "statements_statementline_append_only", "label = 'another'"),
        ("statements_period", "statements_period_frozen", "starts_on = starts_on - 1"),
        ("tax_withholding", "tax_withholding_append_only", "tax_minor = 0"),
    ],
)
def test_what_was_stated_never_changes(
    world: World, admin_connection: psycopg.Connection, table: str, trigger: str, change: str
) -> None:
    update = f"UPDATE {table} SET {change} WHERE id = (SELECT id FROM {table} LIMIT 1)"
    with (
        without(admin_connection) as guarded,
        pytest.raises(psycopg.errors.IntegrityError, match="never changed"),
    ):
        guarded.execute(update.encode())
    with without(admin_connection, f"ALTER TABLE {table} DISABLE TRIGGER {trigger}") as open_:
        assert open_.execute(update.encode()).rowcount == 1


def again(table: str, **changes: str) -> str:
    """Return the INSERT of a copy of one row with other values (SQL) in some columns."""
    listed = ", ".join(f"'{column}', {value}" for column, value in changes.items())
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object("
        f"'id', uuidv7(), {listed}))).* FROM {table} t LIMIT 1"
    )


@pytest.mark.parametrize(
    ("insert", "table", "constraint", "refusal"),
    [
        (
            again("statements_period", ends_on="t.ends_on + 30"),
            "statements_period",
            "period_never_overlaps",
            psycopg.errors.ExclusionViolation,
        ),
        (
            again("statements_statement", number="'another'"),
            "statements_statement",
            "statement_once",
            psycopg.errors.UniqueViolation,
        ),
        (
            again("statements_statementline", label="'again'"),
            "statements_statementline",
            "line_position_once",
            psycopg.errors.UniqueViolation,
        ),
        (
            again("tax_withholding", tax_minor="1"),
            "tax_withholding",
            "withholding_statement_once",
            psycopg.errors.UniqueViolation,
        ),
    ],
)
def test_nothing_is_stated_twice(
    world: World,
    admin_connection: psycopg.Connection,
    insert: str,
    table: str,
    constraint: str,
    refusal: type[Exception],
) -> None:
    with without(admin_connection) as guarded, pytest.raises(refusal, match=constraint):
        guarded.execute(insert.encode())
    off = f"ALTER TABLE {table} DROP CONSTRAINT {constraint}"
    with without(admin_connection, off) as open_:
        assert open_.execute(insert.encode()).rowcount == 1


def test_a_statement_adds_up(world: World, admin_connection: psycopg.Connection) -> None:
    update = b"UPDATE statements_statement SET closing_minor = closing_minor + 1"
    frozen = "ALTER TABLE statements_statement DISABLE TRIGGER statements_statement_frozen"
    with (
        without(admin_connection, frozen) as guarded,
        pytest.raises(psycopg.errors.CheckViolation, match="statement_"),
    ):
        guarded.execute(update)
    checks = [
        f"ALTER TABLE statements_statement DROP CONSTRAINT {name}"
        for name in ("statement_adds_up", "statement_pays_the_closing_balance")
    ]
    with without(admin_connection, frozen, *checks) as open_:
        assert open_.execute(update).rowcount == 3
