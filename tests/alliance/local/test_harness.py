"""The harness itself: the role tests run as, and what a wipe leaves."""

import psycopg
import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_as_the_application_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, usesuper, usebypassrls FROM pg_user WHERE usename = current_user"
        )
        assert cursor.fetchone() == ("tangmeng_app", False, False)


@pytest.mark.django_db(transaction=True)
def test_wipe_empties_what_a_test_wrote(
    admin_connection: psycopg.Connection, test_database
) -> None:
    admin_connection.execute("INSERT INTO django_session VALUES ('a', 'b', now())")

    test_database.wipe()

    assert admin_connection.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_graphql_folder_stays_a_plain_folder() -> None:
    import graphql

    import api
    from alliance.local.home import REPOSITORY

    assert not (REPOSITORY / "graphql/__init__.py").exists()
    assert "site-packages" in str(graphql.__file__)
    assert str(api.__file__).startswith(str(REPOSITORY))
