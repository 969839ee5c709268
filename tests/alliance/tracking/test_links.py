"""Making links and coupons, pausing links, and who may see them."""

from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from alliance.kernel import clock
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
from alliance.tracking import selectors, services
from alliance.tracking.destinations import DestinationNotAccepted
from alliance.tracking.models import Click, Coupon, Link, LinkHost
from alliance.tracking.services import CouponTaken, HostNotVerified
from alliance.tracking.states import LinkState
from tests.alliance.tracking.scene import HOST, Scene, click_on, make_scene
from tests.personas import in_role, make_brand, make_owner
from tests.settlements.unguarded import count, look_as, without

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_scene()


def test_brand_owner_and_operator_see_a_link_and_strangers_do_not(scene: Scene) -> None:
    link = scene.link()

    for actor in (scene.owner, scene.brand, scene.operator):
        assert seen_by(actor) == [link.id]
    for stranger in (make_owner(scene.operator), make_brand(scene.operator), make_scene().operator):
        assert seen_by(stranger) == []


def seen_by(actor: Actor) -> list[object]:
    with acting(actor):
        return list(selectors.links(actor).values_list("id", flat=True))


def test_owner_may_make_a_link_to_the_brands_host(scene: Scene) -> None:
    with acting(scene.owner):
        link = services.create_link(
            scene.owner,
            owner_id=scene.owner.organization_id,
            brand_id=scene.brand.organization_id,
            label="deal:1",
            destination=f"https://{HOST.upper()}/tea",
            now=clock.now(),
        )
    assert (link.destination, link.host, len(link.code)) == (f"https://{HOST}/tea", HOST, 8)


@pytest.mark.parametrize(
    "destination",
    ["https://evil.example.com/", "https://example.com/", "https://x.shop.example.com/"],
)
def test_only_the_brands_verified_hosts_are_accepted(scene: Scene, destination: str) -> None:
    with pytest.raises(HostNotVerified):
        scene.link(destination=destination)
    with acting(scene.brand):
        assert not Link.objects.exists()


def test_another_brands_host_is_not_accepted(scene: Scene) -> None:
    with pytest.raises(HostNotVerified):
        scene_of_another_brand = make_brand(scene.operator)
        with acting(scene_of_another_brand):
            services.create_link(
                scene_of_another_brand,
                owner_id=scene.owner.organization_id,
                brand_id=scene_of_another_brand.organization_id,
                label="x",
                destination=f"https://{HOST}/",
                now=clock.now(),
            )


def test_a_revoked_host_accepts_no_new_links(scene: Scene) -> None:
    scene.revoke_host()
    with pytest.raises(HostNotVerified):
        scene.link()


def test_the_database_refuses_a_destination_beside_its_host(scene: Scene) -> None:
    link = scene.link()
    for destination in (
        "https://evil.example/",
        f"https://{HOST}.evil.example/",
        f"https://{HOST}@evil.example/",
        f"https://{HOST}\\@evil.example/",
        f"javascript://{HOST}/",
        f"https://{HOST}/ x",
    ):
        with pytest.raises(DatabaseError), acting(scene.brand), transaction.atomic():
            Link.objects.filter(pk=link.pk).update(destination=destination)


@pytest.mark.django_db(transaction=True)
def test_control_without_its_check_the_database_accepts_it(
    admin_connection: psycopg.Connection,
) -> None:
    """Twin: the CHECK alone is what refused above."""
    scene = make_scene()
    scene.link()
    astray = "UPDATE tracking_link SET destination = 'https://evil.example/'"
    with without(admin_connection) as admin:
        look_as(admin, scene.brand)
        with pytest.raises(psycopg.errors.CheckViolation):
            admin.execute(astray)
    check = "ALTER TABLE tracking_link DROP CONSTRAINT tracking_link_destination_on_host"
    with without(admin_connection, check) as admin:
        look_as(admin, scene.brand)
        assert admin.execute(astray).rowcount == 1


def test_strangers_and_readers_make_no_links(scene: Scene) -> None:
    stranger = make_owner(scene.operator)
    given = {
        "owner_id": scene.owner.organization_id,
        "brand_id": scene.brand.organization_id,
        "label": "x",
        "destination": f"https://{HOST}/",
        "now": clock.now(),
    }
    with pytest.raises(NotFound), acting(stranger):
        services.create_link(stranger, **given)
    reader = in_role(scene.brand, Role.READONLY)
    with pytest.raises(NotPermitted), acting(reader):
        services.create_link(reader, **given)


def test_bad_input_is_named(scene: Scene) -> None:
    with pytest.raises(InvalidInput):
        scene.link(label="")
    with pytest.raises(InvalidInput):
        scene.link(expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(DestinationNotAccepted):
        scene.link(destination="javascript:alert(1)")


def test_only_the_operator_verifies_hosts(scene: Scene) -> None:
    with pytest.raises(NotPermitted), acting(scene.brand):
        services.verify_host(
            scene.brand,
            organization_id=scene.brand.organization_id,
            host="other.example.com",
            now=clock.now(),
        )
    with acting(scene.brand):
        assert [host.host for host in LinkHost.objects.all()] == [HOST]


def test_a_link_pauses_resumes_and_ends(scene: Scene) -> None:
    link = scene.link()
    with acting(scene.owner):
        assert services.pause_link(scene.owner, link_id=link.id).state == LinkState.PAUSED
        assert services.resume_link(scene.owner, link_id=link.id).state == LinkState.ACTIVE
        assert services.end_link(scene.owner, link_id=link.id).state == LinkState.ENDED
        for undo in (services.pause_link, services.resume_link):
            with pytest.raises(StateConflict), transaction.atomic():
                undo(scene.owner, link_id=link.id)


def test_a_stranger_cannot_pause_a_link(scene: Scene) -> None:
    link, stranger = scene.link(), make_brand(scene.operator)
    with pytest.raises(NotFound), acting(stranger):
        services.pause_link(stranger, link_id=link.id)
    with acting(scene.owner):
        assert Link.objects.get(pk=link.pk).state == LinkState.ACTIVE


def test_coupon_codes_are_typed_in_any_way_and_unique_in_the_alliance(scene: Scene) -> None:
    coupon = scene.coupon(scene.link(), "tea-88")
    assert coupon.code == "TEA88"
    with pytest.raises(CouponTaken):
        scene.coupon(scene.link(), "TEA 88")
    with pytest.raises(InvalidInput):
        scene.coupon(scene.link(), "茶")
    elsewhere = make_scene()
    assert elsewhere.coupon(elsewhere.link(), "TEA88").code == "TEA88"


CANARIES = {
    "tracking_link": Link,
    "tracking_coupon": Coupon,
    "tracking_linkhost": LinkHost,
    "tracking_click": Click,
}


@pytest.fixture
def canaries(scene: Scene) -> Scene:
    """One row in every table of the room."""
    link = scene.link(label="canary")
    scene.coupon(link, "CANARY")
    click_on(scene, link, at=clock.now())
    return scene


@pytest.mark.parametrize("table", CANARIES)
def test_no_canary_reaches_another_tenant_or_nobody(canaries: Scene, table: str) -> None:
    model = CANARIES[table]
    strangers = (make_owner(canaries.operator), make_brand(canaries.operator))
    for stranger in (*strangers, make_scene().operator):
        with acting(stranger):
            assert not model.objects.filter(alliance_id=canaries.operator.alliance_id).exclude(
                organization_id=stranger.organization_id
            )
    assert not model.objects.exists()
    with acting(canaries.operator):
        assert model.objects.count() == 1


@pytest.mark.parametrize("table", CANARIES)
def test_strangers_change_nothing(canaries: Scene, table: str) -> None:
    stranger = make_brand(canaries.operator)
    for statement in (f"UPDATE {table} SET alliance_id = alliance_id", f"DELETE FROM {table}"):
        with acting(stranger), connection.cursor() as cursor:
            try:
                with transaction.atomic():
                    cursor.execute(statement)
                    assert cursor.rowcount == 0
            except DatabaseError as error:
                assert "permission denied" in str(error)
    with acting(canaries.operator):
        assert CANARIES[table].objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", CANARIES)
def test_control_without_the_policy_the_canary_is_seen(
    admin_connection: psycopg.Connection, table: str
) -> None:
    """Twin: the policy alone hides the rows."""
    scene = make_scene()
    link = scene.link(label="canary")
    scene.coupon(link, "CANARY")
    click_on(scene, link, at=clock.now())
    stranger = make_brand(scene.operator)
    with without(admin_connection) as admin:
        look_as(admin, stranger)
        assert count(admin, f"SELECT count(*) FROM {table}") == 0
    with without(admin_connection, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY") as admin:
        look_as(admin, stranger)
        assert count(admin, f"SELECT count(*) FROM {table}") == 1


@pytest.mark.parametrize("role", ["app", "jobs"])
def test_partitions_are_closed_to_the_serving_roles(
    scene: Scene, request: pytest.FixtureRequest, role: str
) -> None:
    serving = request.getfixturevalue(f"{role}_connection")
    for table in ("tracking_click_default", f"tracking_click_{clock.now():%Y%m%d}"):
        for statement in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                serving.execute(statement.encode())


def test_the_redirect_role_reads_no_table(redirect_connection: psycopg.Connection) -> None:
    for table in (*CANARIES, "tenancy_organization", "identity_person", "tracking_click_default"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            redirect_connection.execute(f"SELECT * FROM {table}".encode())
