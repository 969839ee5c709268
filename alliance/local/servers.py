"""The servers an installation needs, ours or the given ones, and their addresses."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
from kombu.connection import Connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from alliance.local import roles
from alliance.local.home import Home, LaunchError, write_private
from alliance.local.postgres import Postgres, check_server
from alliance.local.valkey import Valkey

DATABASE = "tangmeng"


@dataclass(frozen=True)
class Servers:
    """PostgreSQL and Valkey of one home; `external` ones come from the environment."""

    home: Home
    durable: bool = True
    external: bool = True

    @property
    def postgres(self) -> Postgres:
        return Postgres(self.home, durable=self.durable)

    @property
    def valkey(self) -> Valkey:
        return Valkey(self.home)

    @property
    def database_url(self) -> str:
        return os.environ.get("DATABASE_URL", "") if self.external else ""

    @property
    def broker_url(self) -> str:
        return os.environ.get("BROKER_URL", "") if self.external else ""

    @property
    def _needs_valkey(self) -> bool:
        return not (self.broker_url and _shares_cache(self.broker_url))

    def up(self) -> None:
        """Start what is not given, create roles and database, write the addresses."""
        with self.home.lock("servers"):
            self.start_database()
            self.start_broker()
            self.prepare_database()
            self.write_addresses()

    def start_database(self) -> None:
        if self.database_url:
            check_server(self.database_url)
        else:
            self.postgres.start()

    def start_broker(self) -> None:
        if self.broker_url:
            check_broker(self.broker_url)
        if self._needs_valkey:
            self.valkey.start()

    def tend(self) -> None:
        """Start our own servers again if they were killed."""
        if not self.database_url and not self.postgres.runs:
            print("! PostgreSQL is gone; starting it again", flush=True)
            self.start_database()
        if self._needs_valkey and not self.valkey.runs:
            print("! Valkey is gone; starting it again", flush=True)
            self.start_broker()

    def prepare_database(self) -> None:
        """Roles, database and privileges; the cluster's own database is the way in."""
        urls = self.database_urls()
        server = urls["ADMIN_DATABASE_URL"]
        if not self.database_url:
            server = self.postgres.url(database="postgres")
        try:
            roles.create_roles(server, self.home.secrets)
            name = conninfo_to_dict(urls["ADMIN_DATABASE_URL"]).get("dbname") or DATABASE
            roles.create_database(server, str(name))
            roles.secure_database(urls["ADMIN_DATABASE_URL"])
        except psycopg.errors.DiskFull:
            raise LaunchError("The disk of the database is full: free some space.") from None

    def down(self) -> None:
        """Stop our own servers; given ones are not ours to stop."""
        with self.home.lock("servers"):
            self.postgres.stop()
            self.valkey.stop()

    def reset(self) -> None:
        """Throw away the data of our own servers and every address."""
        with self.home.lock("servers"):
            self.postgres.destroy()
            self.valkey.destroy()
            self.home.env_file.unlink(missing_ok=True)

    def database_urls(self, database: str = DATABASE) -> dict[str, str]:
        """One address for each role; the owner is reached through the administrator."""
        if self.database_url:
            return self._external_urls()
        url = self.postgres.url
        return {
            "ADMIN_DATABASE_URL": url(database=database),
            "OWNER_DATABASE_URL": url(database=database, options=f"-c%20role%3D{roles.OWNER}"),
            "APP_DATABASE_URL": url("tangmeng_app", database),
            "JOBS_DATABASE_URL": url("tangmeng_jobs", database),
            "REDIRECT_DATABASE_URL": url("tangmeng_redirect", database),
        }

    def _external_urls(self) -> dict[str, str]:
        given, secrets = self.database_url, self.home.secrets
        urls = {
            "ADMIN_DATABASE_URL": make_conninfo(given),
            "OWNER_DATABASE_URL": make_conninfo(given, options=f"-c role={roles.OWNER}"),
        }
        for role in roles.SERVING:
            name = role.removeprefix("tangmeng_")
            urls[f"{name.upper()}_DATABASE_URL"] = make_conninfo(
                given, user=role, password=secrets[name]
            )
        return urls

    def addresses(self) -> dict[str, str]:
        """Everything a process of this installation must know, as environment variables."""
        broker = self.broker_url or self.valkey.broker_url()
        cache = self.valkey.cache_url()
        if not self._needs_valkey:
            cache = os.environ.get("CACHE_URL") or urlsplit(broker)._replace(path="/1").geturl()
        return {
            **self.database_urls(),
            "BROKER_URL": broker,
            "CACHE_URL": cache,
            "SECRET_KEY": self.home.secrets["secret_key"],
            **self.ports(),
        }

    def ports(self) -> dict[str, str]:
        """Where the console and the redirect server listen."""
        chosen = {"PORT": "8000", "LINK_PORT": "8001"}
        return {name: os.environ.get(name) or port for name, port in chosen.items()}

    def database_identity(self) -> str:
        """Tells this database from one of the same name that was made anew."""
        query = (
            "SELECT system_identifier::text || '/' || oid FROM pg_control_system(), pg_database"
            " WHERE datname = current_database()"
        )
        with psycopg.connect(self.database_urls()["ADMIN_DATABASE_URL"]) as connection:
            row = connection.execute(query).fetchone()
        return str(row[0]) if row else ""

    def write_addresses(self) -> None:
        write_private(self.home.env_file, json.dumps(self.addresses(), indent=2))


def check_broker(url: str) -> None:
    """Refuse a broker that is away."""
    try:
        with Connection(url, connect_timeout=5) as broker:
            broker.ensure_connection(max_retries=1, timeout=10)
    except Exception as error:  # each transport raises its own
        raise LaunchError(f"The broker in BROKER_URL cannot be reached: {error}") from None


def product() -> Servers:
    """The servers of the running product."""
    return Servers(Home.default())


def testing() -> Servers:
    """The test suite's own servers: never the product's, never given ones."""
    return Servers(Home.default().child("test"), durable=False, external=False)


def _shares_cache(broker_url: str) -> bool:
    """A Valkey or Redis broker also keeps the cache; RabbitMQ cannot."""
    return urlsplit(broker_url).scheme in ("redis", "rediss", "valkey", "valkeys")
