"""Chapter one: an owner proves an audience and lists it."""

from datetime import timedelta
from pathlib import Path

from marketplace.demo.story.http import Browser, wait_for
from marketplace.demo.story.stage import Stage, product_day

PURCHASES = Path(__file__).resolve().parents[3] / "tests" / "data" / "cdnow_sample.txt"
ROWS, PEOPLE = 6_919, 2_357


def owner_lists_an_audience(stage: Stage) -> None:
    """Sign up, register two channels, import a real shop's purchases, prove, publish."""
    owner = stage.sign_up("owner")
    stage.made["owner_id"] = stage.found("owner", f"唱片小屋{stage.mark}", "OWNER", "PERSON")
    stage.say("流量主注册：邮箱验证码 → 密码 → 创建组织")
    channels = [
        owner.do(
            "registerChannel",
            "channel { id }",
            carrier=carrier,
            name=f"唱片小屋{name}",
            handle=f"records-{stage.mark}-{carrier.lower()}",
            memberCount=count,
            countSource="DECLARED",
        )["id"]
        for carrier, name, count in (
            ("WECHAT_GROUP", "乐迷群", 486),
            ("OFFICIAL_ACCOUNT", "公众号", 12_400),
        )
    ]
    stage.say("登记两个渠道")
    _import(stage, owner)
    profile = owner.do("computeProfile", "profile { id size sampleSize }", name="乐迷画像")
    stage.say(f"生成画像：{profile['size']} 人")
    _be_represented(stage, owner)
    _prove(stage, owner, channels[0])
    stage.made["listing"] = _publish(stage, owner, channels[0], profile["id"])
    stage.made["second_listing"] = _publish(stage, owner, channels[1], profile["id"])


def _import(stage: Stage, owner: Browser) -> None:
    file = owner.upload("cdnow.txt", PURCHASES.read_bytes(), "text/plain")
    draft = owner.do(
        "createImport",
        "memberImport { id fields { field column } }",
        fileId=file,
        kind="PURCHASES",
    )
    columns = [
        {"field": field, "column": column}
        for field, column in (
            ("EXTERNAL_ID", 0),
            ("OCCURRED_ON", 2),
            ("QUANTITY", 3),
            ("AMOUNT", 4),
        )
    ]
    owner.do(
        "checkImport", "memberImport { id }", importId=draft["id"], mapping=columns, currency="USD"
    )
    checked = _wait_import(owner, draft["id"], "CHECKED")
    stage.say(f"试导入：{checked['rowsRead']} 行，{checked['rowsFailed']} 行有误")
    owner.do("runImport", "memberImport { id }", importId=draft["id"])
    done = _wait_import(owner, draft["id"], "DONE")
    assert (done["rowsCreated"], done["membersCreated"]) == (ROWS, PEOPLE), done
    stage.say(f"导入完成：{done['rowsCreated']} 笔购买，{done['membersCreated']} 位客户")


def _wait_import(owner: Browser, id: str, state: str) -> dict[str, int]:
    def probe() -> dict[str, int] | None:
        found = owner.ask(
            "query($id: ID!) { node(id: $id) { ... on MemberImport "
            "{ state rowsRead rowsCreated rowsFailed membersCreated failure } } }",
            id=id,
        )["node"]
        assert found["state"] != "FAILED", found
        return found if found["state"] == state else None

    return wait_for(probe, f"the import to be {state}")


def _be_represented(stage: Stage, owner: Browser) -> None:
    proposed = stage.agency.do(
        "proposeRepresentation",
        "representation { id }",
        partnerId=stage.made["owner_id"],
        cutBp=2_000,
        rights=["NEGOTIATE", "VIEW_STATEMENTS"],
        startsOn=product_day().isoformat(),
    )
    owner.do("acceptRepresentation", "representation { id }", representationId=proposed["id"])
    stage.say("签约 MCN 机构：机构分成 20%")


def _prove(stage: Stage, owner: Browser, channel: str) -> None:
    proof = owner.do("startProof", "proof { id code }", channelId=channel)
    owner.do("requestProofCheck", "proof { id }", proofId=proof["id"])
    stage.maker.do("confirmProof", "proof { id }", proofId=proof["id"])
    stage.say(f"验证渠道归属：简介写入 {proof['code']}，运营方确认（L1）")


def _publish(stage: Stage, owner: Browser, channel: str, profile: str) -> str:
    number = len([name for name in stage.made if name.endswith("listing")]) + 1
    listing = owner.do(
        "createListing",
        "listing { id }",
        channelId=channel,
        profileId=profile,
        title=f"唱片小屋{stage.mark} · 推荐位 {number}",
        summary="二十年老店的乐迷，爱买也爱分享。",
        category="BOOKS",
        weeklyCapacity=5,
        rateCard=[
            {"format": "GROUP_POST", "model": "CPS", "rateBp": 2_000},
            {"format": "GROUP_POST", "model": "FLAT", "priceMinor": 80_000},
            {"format": "MOMENTS_POST", "model": "CPC", "priceMinor": 90},
        ],
    )
    owner.do("publishListing", "listing { id }", listingId=listing["id"])
    stage.say(f"发布挂牌 {number}，刊例含一口价、CPC、CPS")
    return str(listing["id"])


def in_days(days: int) -> str:
    """Return the product's business day ``days`` from now, ISO 8601."""
    return (product_day() + timedelta(days=days)).isoformat()
