"""The guards of the sharing tables, each with its control: switched off, the assertion fails."""

import psycopg
import pytest

from tests.personas import make_operator
from tests.settlements.sharing.world import World, make_world
from tests.settlements.unguarded import count, look_as, without

pytestmark = pytest.mark.django_db(transaction=True)

TABLES = ("sharing_contractversion", "sharing_accrual", "sharing_earning")


@pytest.fixture
def world() -> World:
    made = make_world()
    made.accrue("o1")
    made.refund("o1", 4_000)
    return made


@pytest.mark.parametrize("table", [*TABLES, "sharing_accrualrefund", "sharing_reversal"])
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


@pytest.mark.parametrize("table", [*TABLES, "sharing_accrualrefund", "sharing_reversal"])
def test_without_a_context_there_is_no_row(
    world: World, admin_connection: psycopg.Connection, table: str
) -> None:
    with without(admin_connection) as fenced:
        fenced.execute("SET LOCAL ROLE tangmeng_app")
        assert count(fenced, f"SELECT count(*) FROM {table}") == 0


@pytest.mark.parametrize(
    ("table", "trigger", "change"),
    [
        ("sharing_contractversion", "sharing_contractversion_append_only", "tree = '{}'"),
        ("sharing_accrualrefund", "sharing_accrualrefund_append_only", "commission_minor = 1"),
        ("sharing_accrual", "sharing_accrual_frozen", "commission_minor = 99999"),
        ("sharing_earning", "sharing_earning_frozen", "amount_minor = 99999"),
        ("sharing_reversal", "sharing_reversal_frozen", "amount_minor = 99999"),
    ],
)
def test_what_was_booked_never_changes(
    world: World, admin_connection: psycopg.Connection, table: str, trigger: str, change: str
) -> None:
    update = f"UPDATE {table} SET {change}"
    with (
        without(admin_connection) as guarded,
        pytest.raises(psycopg.errors.IntegrityError, match="never changed"),
    ):
        guarded.execute(update.encode())
    with without(admin_connection, f"ALTER TABLE {table} DISABLE TRIGGER {trigger}") as open_:
        assert open_.execute(update.encode()).rowcount > 0


@pytest.mark.parametrize(
    ("table", "constraint", "change", "where"),
    [
        ("sharing_accrual", "accrual_refund_within_commission", "refunded_minor = 9901", "true"),
        ("sharing_earning", "earning_reversed_within_amount", "reversed_minor = 9901", "true"),
        ("sharing_earning", "earning_reversed_means_all", "state = 'reversed'", "true"),
    ],
)
def test_the_database_refuses_impossible_rows(
    world: World,
    admin_connection: psycopg.Connection,
    table: str,
    constraint: str,
    change: str,
    where: str,
) -> None:
    update = f"UPDATE {table} SET {change} WHERE {where}"
    with (
        without(admin_connection) as guarded,
        pytest.raises(psycopg.errors.CheckViolation, match=constraint),
    ):
        guarded.execute(update.encode())
    off = [f"ALTER TABLE {table} DROP CONSTRAINT {constraint}"]
    if constraint == "accrual_refund_within_commission":
        off.append("ALTER TABLE sharing_accrual DROP CONSTRAINT accrual_reversed_means_all")
    with without(admin_connection, *off) as open_:
        assert open_.execute(update.encode()).rowcount > 0


def test_one_event_is_one_accrual(world: World, admin_connection: psycopg.Connection) -> None:
    again = (
        "INSERT INTO sharing_accrual SELECT (jsonb_populate_record(a, "
        "jsonb_build_object('id', uuidv7()))).* FROM sharing_accrual a"
    )
    with (
        without(admin_connection) as guarded,
        pytest.raises(psycopg.errors.UniqueViolation, match="accrual_event_once"),
    ):
        guarded.execute(again.encode())
    off = "ALTER TABLE sharing_accrual DROP CONSTRAINT accrual_event_once"
    with without(admin_connection, off) as open_:
        assert open_.execute(again.encode()).rowcount == 1


def test_a_third_referral_level_is_refused(
    world: World, admin_connection: psycopg.Connection
) -> None:
    deep = (
        "INSERT INTO sharing_contractversion SELECT (jsonb_populate_record(c, "
        "jsonb_build_object('id', uuidv7(), 'version', 2, 'referral_depth', 3))).* "
        "FROM sharing_contractversion c"
    )
    with (
        without(admin_connection) as guarded,
        pytest.raises(psycopg.errors.CheckViolation, match="contract_referral_depth_lawful"),
    ):
        guarded.execute(deep.encode())
    off = "ALTER TABLE sharing_contractversion DROP CONSTRAINT contract_referral_depth_lawful"
    with without(admin_connection, off) as open_:
        assert open_.execute(deep.encode()).rowcount == 1
