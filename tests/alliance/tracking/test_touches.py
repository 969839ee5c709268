"""What attribution is told about a buyer."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from alliance.tenancy.context import acting
from alliance.tracking import selectors, services
from alliance.tracking.models import Click
from alliance.tracking.states import Reason, TouchKind, Verdict
from tests.alliance.tracking.scene import Scene, click_on, make_scene

NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_scene()


def test_one_click_tells_of_all_clicks_of_its_visitor(scene: Scene) -> None:
    visitor, first, second = uuid4(), scene.link(), scene.link()
    early = click_on(scene, first, at=NOON - 3 * HOUR, visitor=visitor)
    late = click_on(scene, second, at=NOON - HOUR, visitor=visitor)
    click_on(scene, second, at=NOON - HOUR)
    with acting(scene.operator):
        met = selectors.touches(scene.operator, click_ids=[late], since=NOON - WEEK, until=NOON)

    assert [(touch.click_id, touch.link_id, touch.label) for touch in met] == [
        (early, first.id, first.label),
        (late, second.id, second.label),
    ]
    assert [touch.occurred_at for touch in met] == [NOON - 3 * HOUR, NOON - HOUR]
    assert {touch.visitor for touch in met} == {visitor}
    assert {touch.verdict for touch in met} == {Verdict.VALID}


def test_clicks_outside_the_period_are_left_out(scene: Scene) -> None:
    link, visitor = scene.link(), uuid4()
    click_on(scene, link, at=NOON - WEEK - HOUR, visitor=visitor)
    inside = click_on(scene, link, at=NOON - HOUR, visitor=visitor)
    click_on(scene, link, at=NOON + HOUR, visitor=visitor)
    with acting(scene.brand):
        met = selectors.touches(scene.brand, visitors=[visitor], since=NOON - WEEK, until=NOON)
    assert [touch.click_id for touch in met] == [inside]


def test_a_bots_click_is_told_with_its_reason(scene: Scene) -> None:
    click = click_on(scene, scene.link(), at=NOON, agent="Googlebot/2.1")
    with acting(scene.operator):
        [touch] = selectors.touches(
            scene.operator, click_ids=[click], since=NOON - WEEK, until=NOON
        )
    assert (touch.verdict, touch.reason) == (Verdict.INVALID, Reason.DECLARED_BOT)


def test_a_coupon_is_a_touch_without_a_click(scene: Scene) -> None:
    link = scene.link()
    scene.coupon(link, "TEA88")
    with acting(scene.operator):
        [touch] = selectors.touches(
            scene.operator, coupon_codes=["tea-88", "NONE"], since=NOON - WEEK, until=NOON
        )
    assert (touch.kind, touch.click_id, touch.link_id) == (TouchKind.COUPON, None, link.id)
    assert (touch.coupon_code, touch.occurred_at) == ("TEA88", NOON)


def test_nobody_learns_of_another_alliances_click(scene: Scene) -> None:
    click = click_on(scene, scene.link(), at=NOON)
    stranger = make_scene().operator
    with acting(stranger):
        assert selectors.click_by_id(stranger, click) is None
        assert selectors.touches(stranger, click_ids=[click], since=NOON - WEEK, until=NOON) == []


def test_a_click_is_found_by_its_id(scene: Scene) -> None:
    link = scene.link()
    click = click_on(scene, link, at=NOON)
    with acting(scene.brand):
        found = selectors.click_by_id(scene.brand, click)
    assert found is not None
    assert (found.link, found.occurred_at) == (link, NOON)


def test_counts_by_link_and_by_reason(scene: Scene) -> None:
    busy, idle = scene.link(), scene.link()
    for agent in ("Googlebot/2.1", "curl/8.0", ""):
        click_on(scene, busy, at=NOON, agent=agent)
    click_on(scene, busy, at=NOON)
    with acting(scene.owner):
        counted = selectors.clicks_by_link(
            scene.owner, [busy.id, idle.id], since=NOON - HOUR, until=NOON + HOUR
        )
        reasons = selectors.clicks_by_reason(scene.owner, since=NOON - HOUR, until=NOON + HOUR)
        earlier = selectors.clicks_by_link(scene.owner, [busy.id], until=NOON)
    assert (counted[busy.id].gross, counted[busy.id].valid) == (4, 1)
    assert (counted[idle.id].gross, counted[idle.id].valid) == (0, 0)
    assert earlier[busy.id].gross == 0
    assert [(each.reason, each.clicks) for each in reasons] == [
        (Reason.DECLARED_BOT, 2),
        (Reason.NONE, 1),
        (Reason.UNKNOWN_AGENT, 1),
    ]


def test_imported_clicks_stand_in_the_partition_of_their_day(scene: Scene) -> None:
    click = click_on(scene, scene.link(), at=datetime(2024, 2, 29, 23, 59, tzinfo=UTC))
    with acting(scene.operator):
        stored = Click.objects.extra(select={"part": "tracking_click.tableoid::regclass::text"})
        assert stored.get(pk=click).part == "tracking_click_20240229"


def test_rows_of_the_default_partition_move_when_their_day_is_made(scene: Scene) -> None:
    link = scene.link()
    click = click_on(scene, link, at=datetime(2023, 5, 1, 12, tzinfo=UTC))
    with acting(scene.operator):
        row = Click.objects.get(pk=click)
        row.id = type(click)(int=click.int + (86_400_000 << 80))
        row.save(force_insert=True)
        stored = Click.objects.extra(select={"part": "tracking_click.tableoid::regclass::text"})
        assert stored.get(pk=row.id).part == "tracking_click_default"

        assert services.make_partitions(datetime(2023, 5, 2, tzinfo=UTC).date(), 1) == 1

        assert stored.get(pk=row.id).part == "tracking_click_20230502"
        assert Click.objects.get(pk=row.id).link_id == link.id


def test_partitions_are_made_two_weeks_ahead_once(scene: Scene) -> None:
    moment = datetime(2031, 1, 10, tzinfo=UTC)
    with acting(scene.operator):
        assert services.make_partitions_ahead(moment) == 16
        assert services.make_partitions_ahead(moment) == 0
        assert services.make_partitions_ahead(moment + timedelta(days=1)) == 1
