"""Every table's rows, who should not reach them, and whether they do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from alliance.tenancy.types import Actor
from tests.house.catalogue import fenced_tables, rows

WALLS = ("row-level security", "permission denied")
"""What PostgreSQL says when a policy or a privilege refused; any other error came behind them."""

Statement = tuple[sql.Composed, list[Any]]

COMMANDS = ("SELECT", "INSERT", "UPDATE", "DELETE")

_KEY = """
    SELECT ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = x.indrelid
        AND a.attnum = ANY (x.indkey::int2[]) ORDER BY 1)
    FROM pg_index x WHERE x.indisprimary AND x.indrelid = %s::regclass
"""
_WRITABLE = """
    SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass
    AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
_ALLIANCE_OF = {
    "networks_alliance": "id",
    "tenancy_membership": "(SELECT alliance_id FROM tenancy_organization o "
    "WHERE o.id = t.organization_id)",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table held before the strangers came; ``forged`` is one of its rows, to be copied."""

    table: str
    key: list[str]
    columns: list[str]
    keys: list[str] = field(repr=False)
    alliance_id: str
    forged: str = field(repr=False)

    @property
    def key_text(self) -> sql.Composable:
        return sql.SQL("concat_ws('|', {})").format(
            sql.SQL(", ").join(map(sql.Identifier, self.key))
        )


def rows_of_every_table(admin: psycopg.Connection) -> dict[str, Rows]:
    """Remember the rows of every fenced table; a table without rows is left out."""
    found = {}
    for table in fenced_tables(admin):
        [[key]] = rows(admin, _KEY, [table])
        columns = [name for (name,) in rows(admin, _WRITABLE, [table])]
        alliance = _ALLIANCE_OF.get(table, "alliance_id")
        key_text = "concat_ws('|', " + ", ".join(key) + ")"
        query = f"SELECT {key_text}, ({alliance})::text, to_jsonb(t)::text FROM {table} t"
        if held := rows(admin, query):
            _, alliance_id, forged = held[0]
            found[table] = Rows(table, key, columns, [row[0] for row in held], alliance_id, forged)
    return found


@contextmanager
def undone(connection: psycopg.Connection) -> Iterator[None]:
    """Run the block in a transaction or savepoint that is always rolled back."""
    with connection.transaction(force_rollback=True):
        yield


def become(connection: psycopg.Connection, actor: Actor | None) -> None:
    """Set the context as ``acting`` does, until the transaction's end."""
    operated = str(actor.alliance_id) if actor and actor.is_operator else ""
    for name, value in {
        "tenant": str(actor.organization_id) if actor else "",
        "network": str(actor.alliance_id) if actor else "",
        "operated": operated,
        "person": str(actor.person_id) if actor else "",
    }.items():
        connection.execute("SELECT set_config(%s, %s, true)", [f"alliance.{name}", value])


def reached(connection: psycopg.Connection, held: Rows, actor: Actor | None) -> list[str]:
    """Return the commands by which ``actor`` gets at one of the rows, past policy and privilege."""
    with undone(connection):
        become(connection, actor)
        return [name for name in COMMANDS if _gets_through(connection, _STATEMENTS[name](held))]


def _gets_through(connection: psycopg.Connection, statement: Statement) -> bool:
    try:
        with undone(connection):
            return connection.execute(*statement).rowcount > 0
    except psycopg.Error as error:
        return not any(wall in str(error) for wall in WALLS)


def _select(held: Rows) -> Statement:
    query = sql.SQL("SELECT FROM {} WHERE {} = ANY (%s)")
    return query.format(sql.Identifier(held.table), held.key_text), [held.keys]


def _update(held: Rows) -> Statement:
    first = sql.Identifier(held.key[0])
    query = sql.SQL("UPDATE {} SET {} = {} WHERE {} = ANY (%s)")
    return query.format(sql.Identifier(held.table), first, first, held.key_text), [held.keys]


def _delete(held: Rows) -> Statement:
    query = sql.SQL("DELETE FROM {} WHERE {} = ANY (%s)")
    return query.format(sql.Identifier(held.table), held.key_text), [held.keys]


def _insert(held: Rows) -> Statement:
    """Write the row again in its own tenant's name; only behind the wall it meets its key."""
    columns = sql.SQL(", ").join(map(sql.Identifier, held.columns))
    query = sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {columns} "
        "FROM jsonb_populate_record(NULL::{table}, %s::jsonb)"
    )
    return query.format(table=sql.Identifier(held.table), columns=columns), [held.forged]


_STATEMENTS: dict[str, Callable[[Rows], Statement]] = {
    "SELECT": _select,
    "INSERT": _insert,
    "UPDATE": _update,
    "DELETE": _delete,
}
