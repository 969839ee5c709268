"""The tenant context shows one organization's rows, and leaves nothing behind."""

import psycopg
import pytest
from django.db import connection, transaction

from alliance.tenancy.context import (
    NestedTenant,
    NoTenant,
    acting,
    acting_as_system,
    current_actor,
    pool_reset,
)
from alliance.tenancy.models import Membership, Organization
from tests.personas import make_brand, make_operator, make_owner

pytestmark = pytest.mark.django_db


def current_tenant() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT alliance_tenant()::text")
        return cursor.fetchone()[0]


def test_without_a_context_there_are_no_rows() -> None:
    make_owner(make_operator())

    assert Organization.objects.count() == 0
    assert Membership.objects.count() == 0


def test_a_context_shows_its_alliance_and_no_other() -> None:
    owner = make_owner(make_operator())
    stranger = make_owner(make_operator())

    with acting(owner):
        assert Organization.objects.filter(pk=owner.organization_id).exists()
        assert not Organization.objects.filter(pk=stranger.organization_id).exists()
        assert Membership.objects.count() == 1


def test_the_context_ends_with_its_block_even_inside_a_transaction() -> None:
    owner = make_owner(make_operator())

    with transaction.atomic():
        with acting(owner):
            assert current_tenant() == str(owner.organization_id)
        assert current_tenant() is None


def test_the_context_ends_when_the_block_raises() -> None:
    owner = make_owner(make_operator())

    with pytest.raises(ZeroDivisionError), acting(owner):
        _ = 1 // 0

    assert current_tenant() is None
    with pytest.raises(NoTenant):
        current_actor()


def test_a_nested_different_tenant_is_an_error() -> None:
    operator = make_operator()
    owner, brand = make_owner(operator), make_brand(operator)

    with acting(owner), pytest.raises(NestedTenant), acting(brand):
        pass


def test_a_nested_same_tenant_joins_the_outer_context() -> None:
    owner = make_owner(make_operator())

    with acting(owner) as outer, acting_as_system(owner.organization_id) as inner:
        assert inner is outer


def test_the_pool_alarms_and_wipes_a_leaked_tenant(
    app_connection: psycopg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    app_connection.execute("SELECT set_config('alliance.tenant', gen_random_uuid()::text, false)")
    app_connection.commit()

    pool_reset(app_connection)

    assert "kept tenant" in caplog.text
    assert app_connection.execute("SELECT alliance_tenant()").fetchone() == (None,)


def test_a_transaction_local_setting_is_no_leak(
    app_connection: psycopg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """The control: the form our context uses leaves nothing for the alarm to find."""
    app_connection.autocommit = False
    app_connection.execute("SELECT set_config('alliance.tenant', gen_random_uuid()::text, true)")
    app_connection.commit()

    pool_reset(app_connection)

    assert caplog.text == ""
