"""Every table is fenced, every key carries its tenant, every power is reviewed.

Read from the database itself; each check has a twin in which something was made wrong.
"""

from collections.abc import Callable

import psycopg
import pytest

from tests.house import catalogue
from tests.house.reviewed import (
    LOOSE_DJANGO_KEYS,
    PLAIN_KEYS,
    UNFENCED,
    UNIQUE_WITHOUT_TENANT,
)
from tests.settlements.unguarded import without

Check = Callable[[psycopg.Connection], list[str]]

CHECKS = (
    catalogue.unfenced_tables,
    catalogue.reachable_click_files,
    catalogue.uniques_without_tenant,
    catalogue.plain_keys,
    catalogue.keys_only_django_knows,
    catalogue.wrong_definers,
    catalogue.powerful_roles,
)

DEFINER = "LANGUAGE sql SECURITY DEFINER"
FIXED = "SET search_path = public, pg_temp"

WRONGS: list[tuple[Check, str, list[str]]] = [
    (
        catalogue.unfenced_tables,
        "CREATE TABLE crm_open (id uuid PRIMARY KEY)",
        ["crm_open"],
    ),
    (
        catalogue.unfenced_tables,
        "ALTER TABLE crm_member DISABLE ROW LEVEL SECURITY",
        ["crm_member"],
    ),
    (
        catalogue.unfenced_tables,
        "ALTER TABLE crm_member NO FORCE ROW LEVEL SECURITY",
        ["crm_member"],
    ),
    (
        catalogue.unfenced_tables,
        "DROP POLICY crm_member_fence ON crm_member",
        ["crm_member"],
    ),
    (
        catalogue.unfenced_tables,
        "CREATE VIEW crm_everybody AS SELECT * FROM crm_member",
        ["crm_everybody"],
    ),
    (
        catalogue.reachable_click_files,
        "GRANT SELECT ON tracking_click_default TO tangmeng_app",
        ["tracking_click_default tangmeng_app"],
    ),
    (
        catalogue.uniques_without_tenant,
        "CREATE UNIQUE INDEX crm_member_anywhere ON crm_member (external_id, id)",
        ["crm_member.crm_member_anywhere"],
    ),
    (
        catalogue.plain_keys,
        "ALTER TABLE crm_purchase DROP CONSTRAINT crm_purchase_organization_id_member_id_fk, "
        "ADD FOREIGN KEY (member_id) REFERENCES crm_member (id)",
        ["crm_purchase.member_id"],
    ),
    (
        catalogue.plain_keys,
        "ALTER TABLE crm_member DROP CONSTRAINT crm_member_organization_id_alliance_id_fk",
        ["crm_member.organization_id"],
    ),
    (
        catalogue.keys_only_django_knows,
        "ALTER TABLE crm_purchase DROP CONSTRAINT crm_purchase_organization_id_member_id_fk",
        ["crm_purchase.member_id"],
    ),
    (
        catalogue.wrong_definers,
        f"CREATE FUNCTION look() RETURNS int {DEFINER} {FIXED} AS 'SELECT 1';"
        "REVOKE ALL ON FUNCTION look() FROM PUBLIC",
        ["look: not reviewed"],
    ),
    (
        catalogue.wrong_definers,
        "ALTER FUNCTION tracking_resolve(text) RESET search_path",
        ["tracking_resolve: searches where its caller says"],
    ),
    (
        catalogue.wrong_definers,
        "ALTER FUNCTION tracking_resolve(text) OWNER TO postgres",
        ["tracking_resolve: owned by postgres"],
    ),
    (
        catalogue.wrong_definers,
        "GRANT EXECUTE ON FUNCTION tracking_resolve(text) TO PUBLIC",
        ["tracking_resolve: executable by everybody"],
    ),
    (
        catalogue.wrong_definers,
        "DROP FUNCTION tracking_resolve(text)",
        ["tracking_resolve: gone"],
    ),
    (
        catalogue.powerful_roles,
        "ALTER ROLE tangmeng_app BYPASSRLS",
        ["tangmeng_app has powers"],
    ),
    (
        catalogue.powerful_roles,
        "GRANT tangmeng_owner TO tangmeng_jobs",
        ["tangmeng_jobs may become tangmeng_owner"],
    ),
    (
        catalogue.powerful_roles,
        "ALTER ROLE tangmeng_resolver LOGIN",
        ["tangmeng_resolver could log in or pass fences"],
    ),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_wrong(check: Check, admin_connection: psycopg.Connection) -> None:
    assert check(admin_connection) == []


@pytest.mark.parametrize(("check", "wrong", "found"), WRONGS)
def test_control_what_is_made_wrong_is_found(
    check: Check, wrong: str, found: list[str], admin_connection: psycopg.Connection
) -> None:
    """Twin: one thing spoiled inside a transaction that is rolled back."""
    with without(admin_connection, wrong) as spoiled:
        assert check(spoiled) == found


def test_control_a_table_that_a_serving_role_owns_is_found(
    admin_connection: psycopg.Connection,
) -> None:
    """Twin: an owner may drop its table's fence."""
    with without(admin_connection, "ALTER TABLE crm_member OWNER TO tangmeng_app") as spoiled:
        found = catalogue.powerful_roles(spoiled)
    assert found
    assert all(wrong.startswith("tangmeng_app owns pg_") for wrong in found)


def test_reviewed_lists_hold_nothing_that_is_gone(
    admin_connection: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each exception is needed: without the lists, the checks find exactly what stands there."""
    assert catalogue.exempted_from_fences(admin_connection) == set(UNFENCED)
    for check, name, reviewed in (
        (catalogue.uniques_without_tenant, "UNIQUE_WITHOUT_TENANT", UNIQUE_WITHOUT_TENANT),
        (catalogue.plain_keys, "PLAIN_KEYS", PLAIN_KEYS),
        (catalogue.keys_only_django_knows, "LOOSE_DJANGO_KEYS", LOOSE_DJANGO_KEYS),
    ):
        monkeypatch.setattr(catalogue, name, {})
        assert set(check(admin_connection)) == set(reviewed)
