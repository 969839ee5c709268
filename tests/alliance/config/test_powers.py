"""Serving processes refuse a database role that could step over a fence."""

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.signals import connection_created

from alliance.config import powers

GRANTS = {
    "is a superuser": "ALTER ROLE tangmeng_app SUPERUSER",
    "bypasses row-level security": "ALTER ROLE tangmeng_app BYPASSRLS",
    "may create roles or databases": "ALTER ROLE tangmeng_app CREATEROLE",
    "owns tables": "CREATE TABLE owned (); ALTER TABLE owned OWNER TO tangmeng_app",
    "owns functions": (
        "CREATE FUNCTION owned() RETURNS int LANGUAGE sql RETURN 1;"
        "ALTER FUNCTION owned() OWNER TO tangmeng_app"
    ),
    "is a member of another role": "GRANT tangmeng_owner TO tangmeng_app",
}


@pytest.mark.django_db
def test_application_role_has_no_power() -> None:
    assert powers.powers_of(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("power", GRANTS)
def test_each_power_is_refused(admin_connection: psycopg.Connection, power: str) -> None:
    give = GRANTS[power]
    # In one transaction of its own, rolled back: roles are shared with the other test processes.
    with psycopg.connect(admin_connection.info.dsn, password=admin_connection.info.password) as own:
        own.execute(give.encode())
        row = own.execute(
            powers._POWERS.replace("session_user", "'tangmeng_app'").encode()
        ).fetchone()
        own.rollback()

    assert row is not None
    assert row[0] == [power]


@pytest.mark.django_db(transaction=True)
def test_guard_refuses_a_process_that_owns_a_table(admin_connection: psycopg.Connection) -> None:
    admin_connection.execute("CREATE TABLE owned (); ALTER TABLE owned OWNER TO tangmeng_app")
    connection.close()
    try:
        with pytest.raises(ImproperlyConfigured, match="tangmeng_app owns tables: refused"):
            powers.guard()
    finally:
        connection_created.disconnect(dispatch_uid="powers")
        admin_connection.execute("DROP TABLE owned")
