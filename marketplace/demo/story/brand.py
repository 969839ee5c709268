"""Chapters two and three: a brand funds a task, sees ranked listings, and strikes deals."""

import threading
from typing import Any

from marketplace.demo.story.http import Browser, StoryFailed, wait_for
from marketplace.demo.story.owner import in_days
from marketplace.demo.story.stage import Stage, yuan

RACERS = 20


def brand_funds_a_task(stage: Stage) -> None:
    """Sign up, prove a host, top up through the sandbox, and post a CPS task."""
    brand = stage.sign_up("brand")
    stage.made["brand_id"] = stage.found("brand", f"听潮唱片{stage.mark}", "BRAND", "COMPANY")
    stage.made["host"] = f"shop-{stage.mark}.story.example"
    claim = brand.do("claimHost", "verifiedHost { id }", host=stage.made["host"])
    stage.maker.do("confirmHost", "verifiedHost { id }", hostId=claim["id"])
    stage.say(f"品牌注册，落地页域名 {stage.made['host']} 经运营方确认")
    task = brand.do("createTask", "task { id }", brief=_brief(stage, slots=3))
    refused, code = brand.try_to("publishTask", "task { id }", taskId=task["id"])
    if not code:
        raise StoryFailed(f"an unfunded task went public: {refused}")
    stage.say(f"预算未到账不能发布：{code}")
    top_up(stage, brand, 5_000_000)
    brand.do("fundTask", "task { id }", taskId=task["id"])
    brand.do("publishTask", "task { id }", taskId=task["id"])
    stage.made["task"] = task["id"]
    stage.say("预算划入托管，任务公开：CPS 20%，「广告」标识，3 个名额")


def top_up(stage: Stage, brand: Browser, amount_minor: int) -> None:
    """Pay at the sandbox's checkout; its signed callback credits the wallet."""
    started = brand.do("startTopUp", "topUp { id }", amountMinor=amount_minor)

    def read(id: str) -> dict[str, Any]:
        document = "query($id: ID!) { node(id: $id) { ... on TopUp { state payUrl } } }"
        return dict(brand.ask(document, id=id)["node"])

    pay_url = wait_for(lambda: read(started["id"])["payUrl"], "the checkout")
    brand.pay(pay_url)
    wait_for(lambda: read(started["id"])["state"] == "PAID", "the paid top-up")
    stage.say(f"沙盒支付充值 {yuan(amount_minor)}，回调入账")


def brand_strikes_deals(stage: Stage) -> None:
    """Read the ranking, invite two, take one applicant, haggle once; then the race for a slot."""
    brand, owner = stage.brand, stage.owner
    best = _ranked(brand, stage.made["task"])
    stage.say(f"推荐排序：首位「{best['listing']['title']}」{best['score']['points']} 分")
    for part in best["score"]["contributions"]:
        stage.say(f"    {part['name']:<12} {part['points']:>4} / {part['most']}")
    deals = [_invite_and_accept(stage, brand, owner), _apply_and_haggle(stage, brand, owner)]
    stage.made["deal"], stage.made["second_deal"] = deals
    _race(stage, brand)


def _ranked(brand: Browser, task: str) -> dict[str, Any]:
    found = brand.ask(
        "query($id: ID!) { rankedListings(taskId: $id, first: 20) { nodes { listing { id title } "
        "score { points most contributions { name points most } } } } }",
        id=task,
    )["rankedListings"]["nodes"]
    if not found:
        raise StoryFailed("no listing suits the task")
    for match in found:
        total = sum(part["points"] for part in match["score"]["contributions"])
        if total != match["score"]["points"]:
            raise StoryFailed(f"the contributions of {match['listing']} do not add up")
    return dict(found[0])


def _terms(rate_bp: int = 2_000) -> dict[str, Any]:
    return {
        "model": "CPS",
        "format": "GROUP_POST",
        "rateBp": rate_bp,
        "publishBy": in_days(10),
    }


def _invite_and_accept(stage: Stage, brand: Browser, owner: Browser) -> str:
    talk = brand.do(
        "inviteListing",
        "negotiation { id version }",
        taskId=stage.made["task"],
        listingId=stage.made["listing"],
        terms=_terms(),
        message="看中你家的乐迷",
    )
    deal = owner.do("acceptOffer", "deal { id }", negotiationId=talk["id"], version=talk["version"])
    stage.say("邀请 → 接受：条款冻结成交")
    return str(deal["id"])


def _apply_and_haggle(stage: Stage, brand: Browser, owner: Browser) -> str:
    talk = owner.do(
        "applyToTask",
        "negotiation { id version }",
        taskId=stage.made["task"],
        listingId=stage.made["second_listing"],
        terms=_terms(2_500),
    )
    talk = brand.do(
        "makeCounterOffer",
        "negotiation { id version }",
        negotiationId=talk["id"],
        version=talk["version"],
        terms=_terms(2_200),
        message="22% 可以马上定",
    )
    deal = owner.do("acceptOffer", "deal { id }", negotiationId=talk["id"], version=talk["version"])
    stage.say("流量主自荐 25% → 品牌还价 22% → 成交")
    return str(deal["id"])


def _race(stage: Stage, brand: Browser) -> None:
    """Twenty owners accept the last slot of another task at the same moment."""
    task = brand.do("createTask", "task { id }", brief=_brief(stage, slots=1, title="最后一个名额"))
    brand.do("fundTask", "task { id }", taskId=task["id"])
    brand.do("publishTask", "task { id }", taskId=task["id"])
    racers = _racers(stage)
    talks = [
        brand.do(
            "inviteListing",
            "negotiation { id }",
            taskId=task["id"],
            listingId=listing,
            terms=_terms(),
        )["id"]
        for _, listing in racers
    ]
    codes = [""] * RACERS
    gate = threading.Barrier(RACERS)

    def run(number: int) -> None:
        browser = racers[number][0]
        gate.wait()
        _, codes[number] = browser.try_to(
            "acceptOffer", "deal { id }", negotiationId=talks[number], version=1
        )

    threads = [threading.Thread(target=run, args=(number,)) for number in range(RACERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = codes.count("")
    stage.say(f"{RACERS} 人同抢最后一个名额：{won} 人抢到，其余 {set(codes) - {''}}")
    if won != 1:
        raise StoryFailed(f"{won} of {RACERS} got the last slot: {codes}")
    for browser, _ in racers:
        browser.close()


def _racers(stage: Stage) -> list[tuple[Browser, str]]:
    """One person with twenty organizations, each with a listing of its own."""
    stage.sign_up("racer")
    racers = []
    for number in range(RACERS):
        stage.found("racer", f"赛道{stage.mark}-{number + 1}", "OWNER", "COMPANY")
        racer = stage.racer
        channel = racer.do(
            "registerChannel",
            "channel { id }",
            carrier="WECHAT_GROUP",
            name=f"赛道群{number + 1}",
            handle=f"race-{stage.mark}-{number}",
            memberCount=300 + number,
            countSource="DECLARED",
        )
        listing = racer.do(
            "createListing",
            "listing { id }",
            channelId=channel["id"],
            title=f"赛道{stage.mark} 第 {number + 1} 位",
            category="BOOKS",
            declaredSize=300 + number,
            rateCard=[{"format": "GROUP_POST", "model": "CPS", "rateBp": 2_000}],
        )
        racer.do("publishListing", "listing { id }", listingId=listing["id"])
        own = Browser(stage.console)
        own.http.cookies.update(racer.http.cookies)
        own.organization = racer.organization
        racers.append((own, str(listing["id"])))
    return racers


def _brief(stage: Stage, *, slots: int, title: str = "黑胶复刻首发") -> dict[str, Any]:
    return {
        "title": f"{title} {stage.mark}",
        "product": "黑胶复刻套装",
        "description": "面向老乐迷的首发推荐，讲讲母带来源与试听感受。",
        "category": "BOOKS",
        "landingUrl": f"https://{stage.made['host']}/vinyl",
        "model": "CPS",
        "rateBp": 2_000,
        "budgetMinor": 2_000_000,
        "startsOn": in_days(0),
        "endsOn": in_days(30),
        "slots": slots,
        "disclosure": "「广告」",
        "targeting": {"minMembers": 100},
        "maxRevisions": 2,
        "reviewHours": 48,
    }
