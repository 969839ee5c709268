"""A serving process whose database role could step over a fence does not serve."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

logger = logging.getLogger(__name__)

# A superuser passes every policy, an owner can lift them, a member can become what it belongs to.
_POWERS = """
SELECT array_remove(ARRAY[
    CASE WHEN role.rolsuper THEN 'is a superuser' END,
    CASE WHEN role.rolbypassrls THEN 'bypasses row-level security' END,
    CASE WHEN role.rolcreaterole OR role.rolcreatedb THEN 'may create roles or databases' END,
    CASE WHEN EXISTS (SELECT FROM pg_class WHERE relowner = role.oid AND relpersistence <> 't')
         THEN 'owns tables' END,
    CASE WHEN EXISTS (SELECT FROM pg_proc WHERE proowner = role.oid) THEN 'owns functions' END,
    CASE WHEN EXISTS (SELECT FROM pg_auth_members WHERE member = role.oid)
         THEN 'is a member of another role' END
], NULL) FROM pg_roles role WHERE role.rolname = session_user
"""


def guard() -> None:
    """Check the role now, or at the first connection where the database is still away.

    Raises ImproperlyConfigured naming each power the role must not have.
    """
    connection_created.connect(_check_once, dispatch_uid="powers")
    try:
        connection.ensure_connection()
    except OperationalError as error:
        logger.warning("the database is away, its role is checked later: %s", error)
    finally:
        connection.close()


def powers_of(database: BaseDatabaseWrapper) -> list[str]:
    """What this connection's role can do that a serving role must not."""
    with database.cursor() as cursor:
        cursor.execute(_POWERS)
        return list(cursor.fetchone()[0])


def _check_once(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if powers := powers_of(connection):
        user = connection.settings_dict["USER"]
        raise ImproperlyConfigured(f"The database role {user} {', '.join(powers)}: refused.")
    connection_created.disconnect(dispatch_uid="powers")
