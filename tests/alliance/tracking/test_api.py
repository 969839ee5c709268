"""Links and clicks through the GraphQL door."""

from datetime import timedelta

import pytest

from alliance.kernel import clock
from alliance.tracking.states import LinkState
from api.ids import global_id
from tests.alliance.tracking.scene import HOST, Scene, click_on, make_scene
from tests.api.caller import Caller
from tests.personas import make_brand

pytestmark = pytest.mark.django_db

LINKS = (
    "{ links { totalCount nodes { address destination qrSvg qrPng state clicksGross clicksValid \
coupons { nodes { code } } owner { name } } } }"
)
COUNTS = "query($link: ID) { clickCounts(linkId: $link) { verdict reason reasonCode clicks } }"
CLICKS = "query($filter: ClickFilterInput) { clicks(filter: $filter) { totalCount nodes { \
verdict reasonCode device network visitor } } }"


@pytest.fixture
def scene(db: None) -> Scene:
    return make_scene()


def test_a_link_is_read_with_its_pictures_coupons_and_clicks(scene: Scene) -> None:
    link = scene.link(destination=f"https://{HOST}/tea")
    scene.coupon(link, "TEA88")
    click_on(scene, link, at=clock.now() - timedelta(hours=1))
    click_on(scene, link, at=clock.now() - timedelta(hours=2), agent="Googlebot/2.1")
    click_on(scene, link, at=clock.now() - timedelta(days=31))

    [read] = Caller(scene.owner).data(LINKS)["links"]["nodes"]

    assert read["address"].endswith(f"/{link.code}")
    assert read["destination"] == f"https://{HOST}/tea"
    assert (read["clicksGross"], read["clicksValid"]) == (2, 1)
    assert read["coupons"]["nodes"] == [{"code": "TEA88"}]
    assert read["qrSvg"].startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert read["qrPng"].startswith("data:image/png;base64,")


def test_a_stranger_reads_and_changes_nothing(scene: Scene) -> None:
    link = scene.link()
    click = click_on(scene, link, at=clock.now())
    stranger = Caller(make_brand(scene.operator))
    name = global_id("Link", link.id)

    assert stranger.data(LINKS)["links"]["totalCount"] == 0
    assert stranger.data(CLICKS)["clicks"]["totalCount"] == 0
    assert stranger.data(COUNTS, link=name)["clickCounts"] == []
    for node in (name, global_id("Click", click)):
        assert stranger.data("query($id: ID!) { node(id: $id) { id } }", id=node)["node"] is None
    for change in ("pauseLink", "endLink", "createCoupon"):
        [error] = stranger.mutate(change, linkId=name)["errors"]
        assert error["code"] == "not_found"


def test_a_party_pauses_resumes_and_ends_a_link(scene: Scene) -> None:
    name = global_id("Link", scene.link().id)
    caller = Caller(scene.owner)

    for change, state in (
        ("pauseLink", LinkState.PAUSED),
        ("resumeLink", LinkState.ACTIVE),
        ("endLink", LinkState.ENDED),
    ):
        payload = caller.mutate(change, "link { state }", linkId=name)
        assert payload == {"errors": [], "link": {"state": state.name}}
    [error] = caller.mutate("resumeLink", linkId=name)["errors"]
    assert error["code"] == "state_conflict"


def test_a_taken_coupon_code_is_refused_beside_its_field(scene: Scene) -> None:
    first, second = (global_id("Link", scene.link().id) for _ in range(2))
    caller = Caller(scene.brand)

    made = caller.mutate("createCoupon", "coupon { code }", linkId=first, code="tea 88")
    [error] = caller.mutate("createCoupon", linkId=second, code="TEA88")["errors"]

    assert made["coupon"] == {"code": "TEA88"}
    assert (error["code"], error["field"]) == ("coupon_taken", "code")


def test_clicks_are_counted_by_reason_and_filtered(scene: Scene) -> None:
    link = scene.link()
    for agent in ("Googlebot/2.1", "curl/8.0", ""):
        click_on(scene, link, at=clock.now() - timedelta(minutes=5), agent=agent)
    click_on(scene, scene.link(), at=clock.now() - timedelta(minutes=5))
    caller = Caller(scene.operator)

    counts = caller.data(COUNTS, link=global_id("Link", link.id))["clickCounts"]
    bots = caller.data(CLICKS, filter={"reason": ["DECLARED_BOT"]})["clicks"]
    valid = caller.data(CLICKS, filter={"verdict": "VALID"})["clicks"]

    assert [(count["reason"], count["reasonCode"], count["clicks"]) for count in counts] == [
        ("DECLARED_BOT", 101, 2),
        ("UNKNOWN_AGENT", 102, 1),
    ]
    assert (bots["totalCount"], valid["totalCount"]) == (2, 1)
    assert valid["nodes"][0]["network"] == "203.0.113.0"
    assert len(valid["nodes"][0]["visitor"]) == 8


def test_a_period_out_of_range_is_refused(scene: Scene) -> None:
    assert Caller(scene.owner).code("{ clickCounts(days: 91) { clicks } }") == "invalid_input"
