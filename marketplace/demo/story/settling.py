"""Chapters six and seven: earnings mature, the period is closed, statements are paid once."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from marketplace.demo.people import CHECKER, MAKER
from marketplace.demo.story.http import Browser, StoryFailed, wait_for
from marketplace.demo.story.stage import ZONE, Stage, advance_to, product_day, yuan

PARTS = "{ nodes { amountMinor reversedMinor role maturesAt state } }"


def earnings_mature(stage: Stage) -> None:
    """Each party sees its own part; the clock moves past the hold."""
    earned = _earnings(stage.owner)
    stage.say(f"流量主的分成 {len(earned)} 笔，退款已按比例冲回：")
    for part in earned:
        stage.say(
            f"    {part['role']:<8} {yuan(part['amountMinor']):>10}  冲回 "
            f"{yuan(part['reversedMinor']):>10}  {part['state']}"
        )
    last = max(datetime.fromisoformat(part["maturesAt"]) for part in earned)
    moved = advance_to(last)
    stage.made["matured_on"] = max(product_day(), last.astimezone(ZONE).date())
    stage.say(f"时钟前移 {moved}，越过账期")
    wait_for(
        lambda: all(part["state"] in ("PAYABLE", "REVERSED") for part in _earnings(stage.owner)),
        "the earnings to mature",
        120,
    )
    stage.say("收益到期，可结算")


def _earnings(browser: Browser) -> list[dict[str, Any]]:
    return list(browser.ask("{ earnings(first: 50) " + PARTS + " }")["earnings"]["nodes"])


def operator_closes(stage: Stage) -> None:
    """Close every period up to the one in which the earnings matured; show a statement."""
    maker = _come_back(stage)
    until: date = stage.made["matured_on"]
    while True:
        period = _open_period(maker, until)
        end = date.fromisoformat(period["endsOn"])
        advance_to(datetime(end.year, end.month, end.day, tzinfo=ZONE) + timedelta(days=1))
        maker.do("closePeriod", "period { id }", periodId=period["id"])
        wait_for(partial(_is_closed, maker, period["id"]), "the close", 180)
        stage.say(f"关账 {period['startsOn']} – {period['endsOn']}")
        if end >= until:
            break
    stage.made["statements"] = [
        _statement(stage, stage.owner, "流量主"),
        _statement(stage, stage.agency, "机构"),
    ]


def _come_back(stage: Stage) -> Browser:
    """Sessions may have ended while the clock moved: the maker logs in again if so."""
    if stage.maker.ask("{ viewer { person { id } } }")["viewer"] is None:
        stage.log_in(MAKER)
        stage.log_in(CHECKER)
    return stage.maker


def _open_period(maker: Browser, until: date) -> dict[str, Any]:
    found = maker.ask("{ settlementPeriods(first: 100) { nodes { id startsOn endsOn state } } }")[
        "settlementPeriods"
    ]["nodes"]
    waiting = sorted((p for p in found if p["state"] == "OPEN"), key=lambda p: p["startsOn"])
    if waiting:
        return dict(waiting[0])
    last = max((date.fromisoformat(p["endsOn"]) for p in found), default=until - timedelta(days=1))
    starts_on = last + timedelta(days=1)
    return dict(
        maker.do(
            "openPeriod",
            "period { id startsOn endsOn state }",
            startsOn=starts_on.isoformat(),
            endsOn=max(starts_on, until).isoformat(),
        )
    )


def _is_closed(maker: Browser, id: str) -> bool:
    document = "query($id: ID!) { node(id: $id) { ... on SettlementPeriod { state } } }"
    return bool(maker.ask(document, id=id)["node"]["state"] == "CLOSED")


def _statement(stage: Stage, browser: Browser, who: str) -> dict[str, Any]:
    statement = browser.ask(
        "{ statements(first: 1) { nodes { id number partyName downloadId openingMinor earnedMinor "
        "adjustedMinor taxMinor closingMinor netPayableMinor lineCount } } }"
    )["statements"]["nodes"][0]
    tax = f"代扣税 {yuan(statement['taxMinor'])}" if statement["taxMinor"] else "无代扣税"
    stage.say(
        f"{who}对账单 {statement['number']}：期初 {yuan(statement['openingMinor'])}，"
        f"本期 {yuan(statement['earnedMinor'])}，{tax}，"
        f"应付 {yuan(statement['netPayableMinor'])}（{statement['lineCount']} 行）"
    )
    for kind, opening in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"")):
        path = f"/exports/statements/{statement['downloadId']}.{kind}"
        answer = browser.http.get(path, params={"organization": _raw(browser)})
        if answer.status_code != 200 or not answer.content.startswith(opening):
            raise StoryFailed(f"{path}: {answer.status_code} {answer.text[:200]}")
    stage.say("    PDF、XLSX、CSV 均可下载")
    return dict(statement)


def _raw(browser: Browser) -> str:
    viewer = browser.ask("{ viewer { organizations { nodes { organizationId } } } }")["viewer"]
    return str(viewer["organizations"]["nodes"][0]["organizationId"])


def two_people_pay(stage: Stage) -> None:
    """The maker prepares, the checker approves; a payment whose answer is lost is paid once."""
    maker, checker = stage.maker, stage.checker
    maker.do(
        "planSandboxFault",
        "planned { remaining }",
        payeeId=stage.made["owner_id"],
        fault="TIMEOUT",
        times=1,
    )
    run = maker.do("preparePayoutRun", "run { id payoutCount totalMinor }")
    maker.do("submitPayoutRun", "run { id }", runId=run["id"])
    stage.say(f"制单 {run['payoutCount']} 笔，共 {yuan(run['totalMinor'])}")
    _, code = maker.try_to("approvePayoutRun", "run { id }", runId=run["id"])
    if not code:
        raise StoryFailed("the maker approved a run of his own")
    stage.say(f"制单人不能自批：{code}")
    checker.do("approvePayoutRun", "run { id }", runId=run["id"])
    paid = wait_for(lambda: _all_paid(maker, run["id"]), "the payouts", 180)
    stage.say(f"复核放款：{paid} 笔全部到账；丢失应答的一笔经查询确认，只付一次")


def _all_paid(maker: Browser, run_id: str) -> int | None:
    run = maker.ask(
        "query($id: ID!) { node(id: $id) { ... on PayoutRun { payoutCount paidCount } } }",
        id=run_id,
    )["node"]
    return int(run["paidCount"]) if run["paidCount"] == run["payoutCount"] else None


def books_balance(stage: Stage) -> None:
    """Show the trial balance: every sum is zero."""
    books = stage.maker.ask(
        "{ trialBalance { balanced totalMinor driftMinor transactions entries "
        "lines { kind balanceMinor accounts } } }"
    )["trialBalance"]
    for line in books["lines"]:
        stage.say(f"    {line['kind']:<16} {yuan(line['balanceMinor']):>18}  {line['accounts']} 户")
    stage.say(
        f"试算平衡：合计 {yuan(books['totalMinor'])}，偏差 {yuan(books['driftMinor'])}，"
        f"{books['transactions']} 笔交易、{books['entries']} 条分录"
    )
    if not books["balanced"]:
        raise StoryFailed("the books do not balance")
