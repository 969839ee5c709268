"""What the database's own catalogue says about fences, keys, functions and roles.

Each check returns the names of what is wrong, whatever the reviewed lists allow taken out.
"""

from typing import Any

import psycopg
from django.apps import apps
from django.db.models import ForeignKey

from tests.house.reviewed import (
    DEFINERS,
    LOOSE_DJANGO_KEYS,
    PLAIN_KEYS,
    UNFENCED,
    UNIQUE_WITHOUT_TENANT,
)

SERVING = ("tangmeng_app", "tangmeng_jobs", "tangmeng_redirect")
TENANTS = ("tenancy_organization", "networks_alliance")

Column = tuple[str, str]
"""A table and one of its columns."""

_OURS = """
    SELECT c.oid, c.relname, c.relkind, c.relispartition, c.reloptions,
        c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
            SELECT FROM pg_policy p WHERE p.polrelid = c.oid
            AND p.polroles && (0::oid || ARRAY[
                'tangmeng_app'::regrole, 'tangmeng_jobs'::regrole]::oid[])) AS fenced
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""

_UNIQUE = f"""
    SELECT c.relname || '.' || i.relname, c.relname::text,
        ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid
            AND attnum = ANY (x.indkey::int2[]) ORDER BY attnum)
    FROM pg_index x JOIN ({_OURS}) c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.fenced AND (x.indisunique OR x.indisexclusion)
    ORDER BY 1
"""

_FOREIGN_KEYS = """
    SELECT k.conrelid::regclass::text, k.confrelid::regclass::text,
        ARRAY(SELECT attname::text FROM pg_attribute
            WHERE attrelid = k.conrelid AND attnum = ANY (k.conkey) ORDER BY attname)
    FROM pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0
"""

_STEPS = """
    SELECT k.conrelid::regclass::text, here.attname::text,
        k.confrelid::regclass::text, there.attname::text
    FROM pg_constraint k, unnest(k.conkey, k.confkey) AS pair (source, target),
        pg_attribute here, pg_attribute there
    WHERE k.contype = 'f' AND here.attrelid = k.conrelid AND here.attnum = pair.source
        AND there.attrelid = k.confrelid AND there.attnum = pair.target
"""

_DEFINERS = """
    SELECT p.proname::text, pg_get_userbyid(p.proowner)::text,
        p.proconfig @> ARRAY['search_path=public, pg_temp'],
        p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 0)
    FROM pg_proc p
    WHERE p.prosecdef AND p.pronamespace NOT IN (
        'pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    ORDER BY 1
"""


def rows(connection: psycopg.Connection, query: str, given: Any = None) -> list[tuple[Any, ...]]:
    return connection.execute(query.encode(), given).fetchall()


def unfenced_tables(connection: psycopg.Connection) -> list[str]:
    """Tables a serving role could read whole, and views that would look with their owner's eyes."""
    return [
        name
        for _, name, kind, partition, options, fenced in rows(connection, _OURS)
        if not fenced
        and not (kind == "v" and "security_invoker=true" in (options or ()))
        and not (name in UNFENCED or (partition and name.startswith("tracking_click_")))
    ]


def exempted_from_fences(connection: psycopg.Connection) -> set[str]:
    """Every unfenced table, reviewed or not, without the partitions."""
    return {row[1] for row in rows(connection, _OURS) if not row[5] and not row[3]}


def fenced_tables(connection: psycopg.Connection) -> list[str]:
    return sorted(row[1] for row in rows(connection, _OURS) if row[5])


def reachable_click_files(connection: psycopg.Connection) -> list[str]:
    """Partitions and staging of clicks on which a role that serves people has any right."""
    query = f"""
        SELECT c.relname || ' ' || role FROM ({_OURS}) c,
            unnest(ARRAY['public', 'tangmeng_app', 'tangmeng_jobs']) role
        WHERE (c.relispartition OR c.relname = 'tracking_clickstaging') AND has_table_privilege(
            role, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    """
    return [row[0] for row in rows(connection, query)]


def leads_to(connection: psycopg.Connection) -> dict[Column, set[Column]]:
    """Return what each column's foreign keys make sure of, however many steps away."""
    steps: dict[Column, set[Column]] = {}
    for table, column, target, target_column in rows(connection, _STEPS):
        steps.setdefault((table, column), set()).add((target, target_column))
    for found in steps.values():
        waiting = list(found)
        while waiting:
            further = steps.get(waiting.pop(), set()) - found
            found |= further
            waiting += further
    return steps


def uniques_without_tenant(connection: psycopg.Connection) -> list[str]:
    """Unique and exclusion keys that two tenants could fight over, or probe each other with."""
    certain = leads_to(connection)
    tenants = {(table, "id") for table in TENANTS}
    return [
        name
        for name, table, columns in rows(connection, _UNIQUE)
        if columns != ["id"]
        and not any(certain.get((table, column), set()) & tenants for column in columns)
        and name not in UNIQUE_WITHOUT_TENANT
    ]


def plain_keys(connection: psycopg.Connection) -> list[str]:
    """Foreign keys between tenant tables that do not carry the tenant or the alliance.

    A plain key is well where a second one to the same table carries it together with its tenant.
    """
    certain, fenced = leads_to(connection), set(fenced_tables(connection))
    keys = [
        (source, target, columns)
        for source, target, columns in rows(connection, _FOREIGN_KEYS)
        if {source, target} <= fenced and target != "networks_alliance"
    ]
    tenants = {(table, "id") for table in TENANTS}
    carried = {
        (source, target, column)
        for source, target, columns in keys
        for column in columns
        if any(certain[source, other] & tenants for other in columns if other != column)
    }
    return sorted(
        f"{source}.{','.join(columns)}"
        for source, target, columns in keys
        if not any((source, target, column) in carried for column in columns)
        and f"{source}.{','.join(columns)}" not in PLAIN_KEYS
    )


def keys_only_django_knows(connection: psycopg.Connection) -> list[str]:
    """Foreign keys of models which no constraint of the database makes sure of."""
    certain = leads_to(connection)
    return sorted(
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and (field.related_model._meta.db_table, field.target_field.column)
        not in certain.get((model._meta.db_table, field.column), set())
        and f"{model._meta.db_table}.{field.column}" not in LOOSE_DJANGO_KEYS
    )


def wrong_definers(connection: psycopg.Connection) -> list[str]:
    """SECURITY DEFINER functions nobody reviewed, or that stray from what was reviewed."""
    found = rows(connection, _DEFINERS)
    wrong = [f"{name}: not reviewed" for name, *_ in found if name not in DEFINERS]
    for name, owner, fixed, public in found:
        if owner != DEFINERS.get(name, (owner,))[0]:
            wrong.append(f"{name}: owned by {owner}")
        if not fixed:
            wrong.append(f"{name}: searches where its caller says")
        if public:
            wrong.append(f"{name}: executable by everybody")
    gone = set(DEFINERS) - {row[0] for row in found}
    return sorted(wrong + [f"{name}: gone" for name in gone])


def powerful_roles(connection: psycopg.Connection) -> list[str]:
    """Serving roles that own something, are members of something, or pass fences."""
    powers = """
        SELECT rolname || ' has powers' FROM pg_roles WHERE rolname = ANY (%(roles)s)
            AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
        UNION ALL SELECT member::regrole || ' may become ' || roleid::regrole
            FROM pg_auth_members WHERE member::regrole::text = ANY (%(roles)s)
        UNION ALL SELECT refobjid::regrole || ' owns ' || classid::regclass || ' ' || objid
            FROM pg_shdepend WHERE deptype = 'o' AND refclassid = 'pg_authid'::regclass
            AND refobjid::regrole::text = ANY (%(roles)s)
            AND dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    """
    found = [row[0] for row in rows(connection, powers, {"roles": list(SERVING)})]
    owners = """
        SELECT rolname || ' could log in or pass fences' FROM pg_roles
        WHERE rolname IN ('tangmeng_owner', 'tangmeng_ledger', 'tangmeng_resolver')
            AND (rolcanlogin OR rolsuper OR rolbypassrls)
    """
    return found + [row[0] for row in rows(connection, owners)]
