"""The way of an owner through the door: channel, proof, import, profile, listing, agency."""

import io
from typing import Any

import pytest

from alliance.files.services import store_file
from alliance.jobs.services import run_pending
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from api.ids import global_id
from tests.api.caller import Caller
from tests.personas import make_agency, make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import FLAT, make_channel, make_listing, make_profile

pytestmark = pytest.mark.django_db(transaction=True)

IMPORT = "memberImport { id state encoding columns fields { field isRequired column } }"


def sent(payload: dict[str, Any]) -> dict[str, Any]:
    assert payload["errors"] == []
    return payload


def registered(caller: Caller) -> dict[str, Any]:
    return sent(
        caller.mutate(
            "registerChannel",
            "channel { id carrier memberCount evidence { level ageDays fallsAt } }",
            carrier="DOUYIN",
            name="小林探店",
            handle="xiaolin",
            memberCount=12_000,
            countSource="BACKEND",
        )
    )["channel"]


def uploaded(owner: Actor, content: bytes, kind: str = "MEMBERS") -> dict[str, Any]:
    with acting(owner):
        stored = store_file(owner, stream=io.BytesIO(content), name="会员.csv")
    file_id = global_id("File", stored.id)
    return Caller(owner).mutate("createImport", IMPORT, fileId=file_id, kind=kind)


def test_a_channel_is_proven_through_the_door() -> None:
    operator = make_operator()
    owner, desk = Caller(make_owner(operator)), Caller(operator)
    channel = registered(owner)
    assert channel["evidence"] == {"level": "CLAIMED", "ageDays": 0, "fallsAt": None}

    proof = sent(owner.mutate("startProof", "proof { id code }", channelId=channel["id"]))["proof"]
    sent(owner.mutate("requestProofCheck", "proof { state }", proofId=proof["id"]))
    queue = desk.data("{ proofsToCheck { nodes { id code channel { handle } } } }")
    assert queue["proofsToCheck"]["nodes"] == [
        {"id": proof["id"], "code": proof["code"], "channel": {"handle": "xiaolin"}}
    ]
    sent(desk.mutate("confirmProof", "proof { state }", proofId=proof["id"]))

    shown = owner.data(
        "query($id: ID!) { node(id: $id) { ... on Channel { evidence { level freshnessBp }"
        " latestProof { state } } } }",
        id=channel["id"],
    )["node"]
    assert shown["evidence"]["level"] == "OWNED"
    assert shown["evidence"]["freshnessBp"] > 9_990
    assert shown["latestProof"] == {"state": "CONFIRMED"}


def test_an_owner_cannot_confirm_and_a_stranger_finds_nothing() -> None:
    operator = make_operator()
    owner, stranger = Caller(make_owner(operator)), Caller(make_owner(operator))
    channel = registered(owner)
    proof = sent(owner.mutate("startProof", "proof { id }", channelId=channel["id"]))["proof"]

    def code(caller: Caller, verb: str) -> str:
        return caller.mutate(verb, "proof { id }", proofId=proof["id"])["errors"][0]["code"]

    assert code(owner, "confirmProof") == "not_permitted"
    assert code(stranger, "withdrawProof") == "not_found"
    node = "query($id: ID!) { node(id: $id) { id } }"
    assert stranger.data(node, id=channel["id"]) == {"node": None}
    assert stranger.data(node, id=proof["id"]) == {"node": None}


def test_a_table_is_imported_through_the_door_with_errors_in_two_languages() -> None:
    actor = make_owner(make_operator())
    owner = Caller(actor)
    draft = sent(uploaded(actor, "客户编号,性别\nA1,女\nA2,?\n".encode("gb18030")))["memberImport"]
    assert draft["encoding"] == "gb18030"
    assert {f["field"]: f["column"] for f in draft["fields"] if f["column"] is not None} == {
        "EXTERNAL_ID": 0,
        "GENDER": 1,
    }

    mapping = [{"field": "EXTERNAL_ID", "column": 0}, {"field": "GENDER", "column": 1}]
    sent(owner.mutate("checkImport", IMPORT, importId=draft["id"], mapping=mapping))
    run_pending()
    sent(owner.mutate("runImport", IMPORT, importId=draft["id"]))
    run_pending()

    errors = "{ importRowErrors { nodes { row field column value code message } } }"
    [english] = owner.data(errors)["importRowErrors"]["nodes"]
    owner.headers["Accept-Language"] = "zh-CN"
    [chinese] = owner.data(errors)["importRowErrors"]["nodes"]
    assert (english["row"], english["field"], english["value"]) == (3, "GENDER", "?")
    assert english["message"] == "is not a gender we know"
    assert chinese["message"] == "无法识别的性别"
    pool = owner.data("{ poolMembers { totalCount nodes { externalId gender } } }")["poolMembers"]
    assert pool == {"totalCount": 1, "nodes": [{"externalId": "A1", "gender": "FEMALE"}]}


def test_what_is_wrong_with_a_file_has_a_code() -> None:
    owner = make_owner(make_operator())
    text = "客户编号,性别\nA1,女\n".encode("gb18030")
    draft = sent(uploaded(owner, text))["memberImport"]
    caller = Caller(owner)

    wrong = caller.mutate("rereadImport", IMPORT, importId=draft["id"], encoding="utf-8")
    missing = caller.mutate("checkImport", IMPORT, importId=draft["id"], mapping=[])

    assert wrong["errors"][0]["code"] == "wrong_encoding"
    assert wrong["errors"][0]["field"] == "encoding"
    assert missing["errors"][0]["code"] == "missing_columns"
    assert uploaded(owner, "客户编号\n".encode())["errors"][0]["code"] == "empty_file"


def test_an_offer_is_written_published_and_found() -> None:
    operator = make_operator()
    actor = make_owner(operator)
    owner, brand = Caller(actor), Caller(make_brand(operator))
    channel = registered(owner)
    profile = make_profile(actor)
    listing = sent(
        owner.mutate(
            "createListing",
            "listing { id state audienceSize }",
            channelId=channel["id"],
            profileId=global_id("AudienceProfile", profile.id),
            title="探店好物",
            category="FOOD",
            rateCard=[
                {"format": "SHORT_VIDEO", "model": "FLAT", "priceMinor": 80_000},
                {"format": "NOTE", "model": "CPS", "rateBp": 1_500},
            ],
        )
    )["listing"]
    assert (listing["state"], listing["audienceSize"]) == ("DRAFT", 60)

    def found(filters: str) -> list[str]:
        rows = brand.data(f"{{ listings(filter: {{{filters}}}) {{ nodes {{ title }} }} }}")
        return [row["title"] for row in rows["listings"]["nodes"]]

    assert found("") == []
    sent(owner.mutate("publishListing", "listing { state }", listingId=listing["id"]))
    make_listing(actor, channel=make_channel(actor), rates=[FLAT])
    for filters in (
        'text: "好物"',
        "carrier: [DOUYIN]",
        "category: [FOOD], model: CPS",
        'region: "GD"',
        "model: FLAT, priceMin: 80000",
        "format: SHORT_VIDEO, priceMax: 80000",
        'text: "探店", sizeMin: 60, level: CLAIMED',
    ):
        assert found(filters) == ["探店好物"], filters
    for filters in ('text: "母婴"', "category: [BOOKS]", "level: OWNED", 'region: "火星"'):
        assert found(filters) == [], filters


def test_an_agency_is_accepted_through_the_door() -> None:
    operator = make_operator()
    agency, owner = make_agency(operator), make_owner(operator)
    proposal = sent(
        Caller(agency).mutate(
            "proposeRepresentation",
            "representation { id awaitsYou }",
            partnerId=global_id("Organization", owner.organization_id),
            cutBp=2_000,
            rights=["NEGOTIATE"],
            startsOn="2099-01-01",
        )
    )["representation"]
    assert not proposal["awaitsYou"]

    accepted = Caller(owner).mutate(
        "acceptRepresentation",
        "representation { state rights agency { name } }",
        representationId=proposal["id"],
    )

    assert sent(accepted)["representation"] == {
        "state": "ACTIVE",
        "rights": ["NEGOTIATE"],
        "agency": {"name": agency.organization_name},
    }
