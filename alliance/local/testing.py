"""Databases for tests: one migrated template, cheap clones of it, and a wipe between tests."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from alliance.local import roles
from alliance.local.home import REPOSITORY
from alliance.local.servers import Servers, testing

FLOORS = ("alliance", "settlements", "traffic_owners", "advertisers", "marketplace")
TEMPLATES_KEPT = 2
UNTOUCHED = ("django_migrations", "django_content_type", "auth_permission")

_TABLES = """
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = 'public'
  AND c.relname <> ALL (%s) ORDER BY 1
"""


class MigrationFailed(Exception):
    """The template could not be migrated; the message is what `migrate` said."""


@dataclass
class TestDatabase:
    """A clone of the template that belongs to one test process."""

    __test__ = False

    servers: Servers
    name: str
    reference: dict[str, str] = field(default_factory=dict)
    saved: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def make(cls) -> TestDatabase:
        """Start the test servers, build the template if the migrations changed, clone it."""
        servers = testing()
        servers.up()
        admin = servers.postgres.url(database="postgres")
        name = f"tm_test_{os.getpid()}"
        with servers.home.lock("template"):
            _drop_left_over(admin)
            template = _template(servers, admin)
            _drop(admin, name)
            roles.create_database(admin, name, template)
        database = cls(servers, name)
        roles.secure_database(database.url("admin"))
        database._remember()
        return database

    def url(self, role: str) -> str:
        return self.servers.database_urls(self.name)[f"{role.upper()}_DATABASE_URL"]

    def connect(self, role: str) -> psycopg.Connection:
        return psycopg.connect(self.url(role), autocommit=True)

    def drop(self) -> None:
        _drop(self.servers.postgres.url(database="postgres"), self.name)

    def wipe(self) -> None:
        """Back to what migrations left: other rows go, changed reference rows return.

        As a replica no trigger and no foreign key speaks, so even append-only tables empty.
        """
        with psycopg.connect(self.url("admin")) as admin:
            admin.execute("SET LOCAL lock_timeout = '20s'")
            admin.execute("SET LOCAL session_replication_role = replica")
            for table, digest in _digests(admin).items():
                if digest == self.reference.get(table):
                    continue
                admin.execute(f"DELETE FROM {table}".encode())
                if rows := self.saved.get(table):
                    with admin.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
                        copy.write(rows)

    def _remember(self) -> None:
        with psycopg.connect(self.url("admin")) as admin:
            self.reference = _digests(admin)
            for table in (table for table, digest in self.reference.items() if digest):
                with admin.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
                    self.saved[table] = b"".join(bytes(part) for part in copy)


def _digests(admin: psycopg.Connection) -> dict[str, str]:
    """What each table holds, in one query: empty text for no rows."""
    tables = [row[0] for row in admin.execute(_TABLES, [list(UNTOUCHED)])]
    if not tables:
        return {}
    parts = (
        f"SELECT '{table}', coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') "
        f"FROM (SELECT * FROM {table} LIMIT 5000) t"
        for table in tables
    )
    return dict(admin.execute(" UNION ALL ".join(parts).encode()).fetchall())


def _template(servers: Servers, admin: str) -> str:
    """The migrated template's name; built under another name so that a half-made one is unused."""
    name = f"tm_template_{_fingerprint()}"
    if _database_exists(admin, name):
        return name
    _drop_old_templates(admin)
    draft = "tm_draft"
    _drop(admin, draft)
    roles.create_database(admin, draft)
    roles.secure_database(servers.database_urls(draft)["ADMIN_DATABASE_URL"])
    _migrate(servers.database_urls(draft)["OWNER_DATABASE_URL"])
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(draft), sql.Identifier(name)
            )
        )
    return name


def _migrate(owner_url: str) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "alliance.config.settings.test",
        "TANGMENG_TEST_OWNER_URL": owner_url,
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise MigrationFailed(done.stdout[-2000:] + done.stderr[-6000:])


def _fingerprint() -> str:
    """Changes whenever anything that shapes the schema does."""
    from django.conf import settings

    digest = hashlib.sha256(" ".join(settings.INSTALLED_APPS).encode())
    for path in sorted(_schema_files()):
        digest.update(str(path.relative_to(REPOSITORY)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _schema_files() -> list[Path]:
    files = [REPOSITORY / "requirements/base.txt", Path(roles.__file__)]
    for floor in FLOORS:
        for pattern in ("*/migrations/*.py", "*/migrations/*.sql", "*/fences.py"):
            files.extend((REPOSITORY / floor).glob(pattern))
    return files


def _database_exists(admin: str, name: str) -> bool:
    with psycopg.connect(admin, autocommit=True) as connection:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return connection.execute(query, [name]).fetchone() is not None


def _drop(admin: str, name: str) -> None:
    with psycopg.connect(admin, autocommit=True) as connection:
        query = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(query.format(sql.Identifier(name)))


def _named(admin: str, prefix: str) -> list[str]:
    with psycopg.connect(admin, autocommit=True) as connection:
        query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid"
        return [row[0] for row in connection.execute(query, [prefix])]


def _drop_left_over(admin: str) -> None:
    """Clones of test processes that were killed."""
    for name in _named(admin, "tm_test_"):
        if not psutil.pid_exists(int(name.rpartition("_")[2])):
            _drop(admin, name)


def _drop_old_templates(admin: str) -> None:
    for name in _named(admin, "tm_template_")[: -TEMPLATES_KEPT or None]:
        _drop(admin, name)
