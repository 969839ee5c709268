"""The database's roles and what each may do; run on every start, and on every test database."""

from __future__ import annotations

import psycopg
from psycopg import sql

OWNER = "tangmeng_owner"
LEDGER = "tangmeng_ledger"
RESOLVER = "tangmeng_resolver"
SERVING = ("tangmeng_app", "tangmeng_jobs", "tangmeng_redirect")
EXTENSIONS = ("btree_gist", "pg_trgm")

_NO_POWERS = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT"

# In a database of its own. Tables default to nothing for redirect: migrations grant what it reads.
_DATABASE = """
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {app}, {jobs}, {redirect};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {app}, {jobs}, {redirect};
GRANT USAGE, CREATE ON SCHEMA public TO {owner}, {ledger}, {resolver};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}, {jobs};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SEQUENCES TO {app}, {jobs};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE {ledger} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE {resolver} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
"""


def create_roles(admin_url: str, passwords: dict[str, str]) -> None:
    """Create or correct the cluster's roles; `passwords` has one for each serving role."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        for role in (OWNER, LEDGER, RESOLVER):
            _make_role(admin, role, f"NOLOGIN {_NO_POWERS}")
        for role in SERVING:
            _make_role(admin, role, f"LOGIN {_NO_POWERS}")
            secret = passwords[role.removeprefix("tangmeng_")]
            admin.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                    sql.Identifier(role), sql.Literal(secret)
                )
            )
        # Nobody logs in as these two. One owns the ledger, the other the reviewed functions that
        # read before a tenant is known; migrations hand them their objects.
        for role in (LEDGER, RESOLVER):
            admin.execute(f"GRANT {role} TO {OWNER} WITH INHERIT TRUE, SET TRUE")
        admin.execute(f"GRANT {OWNER} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE")


def create_database(admin_url: str, name: str, template: str | None = None) -> None:
    """Create a database that belongs to the owner role, if it is not there yet."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template or "template0")
            )
        )


def secure_database(database_url: str) -> None:
    """Give a database its owner, extensions and privileges; safe to repeat."""
    with psycopg.connect(database_url) as admin:
        names = {
            "database": sql.Identifier(admin.info.dbname),
            "owner": sql.Identifier(OWNER),
            "ledger": sql.Identifier(LEDGER),
            "resolver": sql.Identifier(RESOLVER),
            **{role.removeprefix("tangmeng_"): sql.Identifier(role) for role in SERVING},
        }
        # Starting twice at once, or beside a test run, must not trip over the same rows.
        admin.execute("SELECT pg_advisory_xact_lock(hashtext('tangmeng.secure'))")
        admin.execute(sql.SQL("ALTER DATABASE {database} OWNER TO {owner}").format(**names))
        for extension in EXTENSIONS:
            admin.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
            )
        admin.execute(sql.SQL(_DATABASE).format(**names))


def _make_role(admin: psycopg.Connection, role: str, powers: str) -> None:
    known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if known else "CREATE"
    admin.execute(f"{verb} ROLE {role} {powers}")
