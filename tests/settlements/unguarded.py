"""Switch one guard off inside a transaction that is rolled back: the control of a guarded test."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from alliance.tenancy.types import Actor


@contextmanager
def without(admin: psycopg.Connection, *statements: str) -> Iterator[psycopg.Connection]:
    """Run DDL that removes a guard, hand over the connection, and undo everything."""
    admin.autocommit = False
    try:
        for statement in statements:
            admin.execute(statement.encode())
        yield admin
    finally:
        admin.rollback()
        admin.autocommit = True


def look_as(connection: psycopg.Connection, actor: Actor) -> None:
    """Go on as the application's role, acting for one organization, until the rollback."""
    connection.execute("SET LOCAL ROLE tangmeng_app")
    operated = str(actor.alliance_id) if actor.is_operator else ""
    for name, value in (
        ("tenant", str(actor.organization_id)),
        ("network", str(actor.alliance_id)),
        ("operated", operated),
    ):
        connection.execute("SELECT set_config(%s, %s, true)", [f"alliance.{name}", value])


def count(connection: psycopg.Connection, query: str) -> int:
    """Return the single number that a query answers."""
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])
