"""The harness: a migrated template, a clone for each test process, and everyone's connections."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase

from alliance.local.testing import TestDatabase

# Sync Playwright keeps an event loop in the test's thread; Django would refuse its ORM there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SERVERS_ARE_UP = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def test_database(pytestconfig: pytest.Config) -> Iterator[TestDatabase]:
    """A database of this process's own, as migrations leave it."""
    database = TestDatabase.make()
    pytestconfig.stash[SERVERS_ARE_UP] = True
    yield database
    database.drop()


@pytest.fixture(scope="session")
def django_db_setup(test_database: TestDatabase, django_test_environment: None) -> Iterator[None]:
    """Point Django, as the application's role, at the clone; every test runs under its fences."""
    settings.DATABASES["default"]["NAME"] = test_database.name
    connections["default"].settings_dict["NAME"] = test_database.name
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _wipe(test_database))
        yield
    connections.close_all()


@pytest.fixture(autouse=True)
def _fresh_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Counters of sign-in limits and the like must not leak from test to test."""
    yield
    if request.config.stash.get(SERVERS_ARE_UP, False):
        cache.clear()


@pytest.fixture
def admin_connection(test_database: TestDatabase, db: None) -> Iterator[psycopg.Connection]:
    """The superuser: no fence, no trigger need stop it. Commits at once."""
    with test_database.connect("admin") as connection:
        yield connection


@pytest.fixture
def owner_connection(test_database: TestDatabase, db: None) -> Iterator[psycopg.Connection]:
    """The role that owns the tables and migrates them."""
    with test_database.connect("owner") as connection:
        yield connection


@pytest.fixture
def app_connection(test_database: TestDatabase, db: None) -> Iterator[psycopg.Connection]:
    """The web process's role, on a connection of its own."""
    with test_database.connect("app") as connection:
        yield connection


@pytest.fixture
def jobs_connection(test_database: TestDatabase, db: None) -> Iterator[psycopg.Connection]:
    """The worker's role."""
    with test_database.connect("jobs") as connection:
        yield connection


@pytest.fixture
def redirect_connection(test_database: TestDatabase, db: None) -> Iterator[psycopg.Connection]:
    """The redirect server's role."""
    with test_database.connect("redirect") as connection:
        yield connection


def _wipe(database: TestDatabase):  # type: ignore[no-untyped-def]
    def _fixture_teardown(self: TransactionTestCase) -> None:
        database.wipe()

    return _fixture_teardown
