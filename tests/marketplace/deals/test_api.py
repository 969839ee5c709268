"""The main job over GraphQL: task, ranking, invitation, counter-offer, deal, draft, proof."""

from datetime import UTC, datetime, timedelta

import pytest

from alliance.kernel.clock import business_date
from alliance.tenancy.types import Actor
from api.ids import global_id
from tests.advertisers.tasks.makers import fill_wallet, verify_host
from tests.api.caller import Caller
from tests.marketplace.deals.makers import TEXT, make_market, make_screenshot
from tests.personas import make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_listing

pytestmark = pytest.mark.django_db

TODAY = business_date(datetime.now(UTC))
BRIEF = {
    "title": "春茶上新分销",
    "product": "明前龙井",
    "description": "面向爱喝茶的家庭",
    "category": "FOOD",
    "landingUrl": "https://shop.example.com/longjing",
    "model": "CPS",
    "rateBp": 2000,
    "budgetMinor": 500000,
    "startsOn": TODAY.isoformat(),
    "endsOn": (TODAY + timedelta(days=60)).isoformat(),
    "slots": 2,
    "disclosure": "「广告」",
    "targeting": {"regions": ["ZJ"], "genders": ["FEMALE"]},
}
TERMS = {
    "model": "CPS",
    "format": "GROUP_POST",
    "rateBp": 2000,
    "publishBy": (TODAY + timedelta(days=30)).isoformat(),
}


def change(caller: Caller, name: str, input_type: str, fields: str, **given: object) -> dict:
    """Call one mutation; return its payload, errors included."""
    document = (
        f"mutation Go($input: {input_type}!) "
        f"{{ {name}(input: $input) {{ {fields} errors {{ code field message }} }} }}"
    )
    return caller.data(document, input=given)[name]


def succeed(caller: Caller, name: str, fields: str, **given: object) -> dict:
    payload = change(caller, name, f"{name[0].upper()}{name[1:]}Input", fields, **given)
    assert payload["errors"] == []
    return payload


@pytest.fixture
def world() -> tuple[Actor, Actor, Actor]:
    operator = make_operator()
    brand, owner = make_brand(operator), make_owner(operator)
    verify_host(operator, brand)
    fill_wallet(operator, brand, 600_000)
    make_listing(owner)
    return operator, brand, owner


def test_brand_and_owner_walk_the_main_job(world):
    _, brand_actor, owner_actor = world
    brand, owner = Caller(brand_actor), Caller(owner_actor)

    task = succeed(
        brand, "createTask", "task { id state slots targeting { regions } }", brief=BRIEF
    )
    assert task["task"]["state"] == "DRAFT"
    task_id = task["task"]["id"]
    early = change(brand, "publishTask", "PublishTaskInput", "task { id }", taskId=task_id)
    assert early["errors"][0]["code"] == "budget_not_funded"
    succeed(brand, "fundTask", "task { state }", taskId=task_id)
    opened = succeed(brand, "publishTask", "task { state }", taskId=task_id)
    assert opened["task"]["state"] == "OPEN"

    ranked = brand.data(
        "query R($id: ID!) { rankedListings(taskId: $id) { edges { node { listing { id } "
        "score { points contributions { name points most reason params } } } } } }",
        id=task_id,
    )["rankedListings"]["edges"][0]["node"]
    parts = ranked["score"]["contributions"]
    assert ranked["score"]["points"] == sum(part["points"] for part in parts)

    talk = succeed(
        brand,
        "inviteListing",
        "negotiation { id turn version }",
        taskId=task_id,
        listingId=ranked["listing"]["id"],
        terms=TERMS,
        message="请试试",
    )["negotiation"]
    countered = succeed(
        owner,
        "makeCounterOffer",
        "negotiation { turn version currentOffer { terms { rateBp } } offers(first: 5) "
        "{ nodes { version madeBy } } }",
        negotiationId=talk["id"],
        version=1,
        terms=TERMS | {"rateBp": 2500},
    )["negotiation"]
    assert countered["currentOffer"]["terms"]["rateBp"] == 2500
    assert countered["turn"] == "BRAND"
    deal = succeed(
        brand,
        "acceptOffer",
        "deal { id state termsHash terms { rateBp } takeRateBp }",
        negotiationId=talk["id"],
        version=2,
    )["deal"]
    assert (deal["state"], deal["terms"]["rateBp"]) == ("ACCEPTED", 2500)

    refused = change(
        owner, "submitDraft", "SubmitDraftInput", "deal { id }", dealId=deal["id"], text="新茶"
    )
    assert refused["errors"][0]["code"] == "draft_lacks_label"
    succeed(owner, "submitDraft", "deal { state }", dealId=deal["id"], text=TEXT)
    succeed(
        brand,
        "requestRevision",
        "deal { state revisionsUsed }",
        dealId=deal["id"],
        version=1,
        comment="写上产地",
    )
    succeed(owner, "submitDraft", "deal { state }", dealId=deal["id"], text=TEXT)
    succeed(brand, "approveDraft", "deal { state }", dealId=deal["id"], version=2)
    succeed(
        owner,
        "submitProof",
        "deal { state }",
        dealId=deal["id"],
        url="https://mp.weixin.qq.com/s/abc",
        screenshotFileId=global_id("File", make_screenshot(owner_actor)),
        publishedText=TEXT,
    )
    done = succeed(
        brand,
        "verifyPublication",
        "deal { state proof { url matchesDraft screenshotUrl } "
        "events(first: 20) { nodes { kind } } }",
        dealId=deal["id"],
    )["deal"]
    assert done["state"] == "VERIFIED"
    assert done["proof"]["matchesDraft"] is True
    assert [event["kind"] for event in done["events"]["nodes"]] == [
        "ACCEPTED",
        "DRAFTING_STARTED",
        "DRAFT_SUBMITTED",
        "REVISION_REQUESTED",
        "DRAFT_SUBMITTED",
        "DRAFT_APPROVED",
        "PROOF_SUBMITTED",
        "VERIFIED",
    ]


def test_stranger_finds_nothing_by_id():
    market = make_market()
    deal = market.deal()
    stranger = Caller(make_owner(market.operator))
    for type_name, row in (("Deal", deal), ("Negotiation", deal.negotiation)):
        found = stranger.data(
            "query N($id: ID!) { node(id: $id) { id } }", id=global_id(type_name, row.id)
        )
        assert found["node"] is None
    payload = change(
        stranger,
        "cancelDeal",
        "CancelDealInput",
        "deal { id }",
        dealId=global_id("Deal", deal.id),
        reason="x",
    )
    assert payload["errors"][0]["code"] == "not_found"


def test_negotiations_that_wait_for_me():
    market = make_market()
    market.invite()
    question = "{ negotiations(waitsForMe: true) { totalCount nodes { waitsForMe mySide } } }"
    owner, brand = Caller(market.owner), Caller(market.brand)
    assert owner.data(question)["negotiations"]["nodes"] == [
        {"waitsForMe": True, "mySide": "OWNER"}
    ]
    assert brand.data(question)["negotiations"]["totalCount"] == 0


def test_money_of_a_task_is_for_those_who_may_see_money(world):
    _, brand, _ = world
    caller = Caller(brand)
    task = succeed(caller, "createTask", "task { id }", brief=BRIEF)["task"]
    succeed(caller, "fundTask", "task { state }", taskId=task["id"])
    budget = caller.data(
        "query B($id: ID!) { taskBudget(taskId: $id) { budgetMinor escrowMinor spentMinor } }",
        id=task["id"],
    )["taskBudget"]
    assert budget == {"budgetMinor": 500000, "escrowMinor": 500000, "spentMinor": 0}
