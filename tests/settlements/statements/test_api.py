"""Periods and statements over GraphQL: closing, reading, answering, and who may not."""

from datetime import timedelta

import pytest

from alliance.jobs.services import run_pending
from alliance.kernel import clock
from api.ids import global_id
from tests.api.caller import Caller
from tests.personas import make_operator, make_owner
from tests.settlements.sharing.world import HOLD, ORDERED, World, make_world
from tests.settlements.statements.months import close_month, judge, statement_of

pytestmark = pytest.mark.django_db

LINES = """query($id: ID!) {
    statementLines(first: 50, filter: {statement: $id}) { nodes { kind amountMinor } totalCount }
    statementWithholding(statementId: $id) { method taxMinor taxableMinor }
}"""


@pytest.fixture
def world() -> World:
    made = make_world(10_000_000)
    made.accrue("o1", 1_000_000)
    made.accrue("o2", 800_000, at=ORDERED + timedelta(days=5))
    return made


def test_an_operator_closes_a_period_and_a_party_confirms(world: World) -> None:
    operator, owner = Caller(world.operator), Caller(world.owner)
    opened = operator.mutate(
        "openPeriod", "period { id state }", startsOn="2026-10-01", endsOn="2026-10-31"
    )
    assert opened["errors"] == []
    period = opened["period"]["id"]
    judge()
    closing = operator.mutate("closePeriod", "period { state partiesDone }", periodId=period)
    assert closing["period"] == {"state": "CLOSING", "partiesDone": 0}
    run_pending(clock.now())

    found = operator.data(
        "query($id: ID!) { settlementPeriods { nodes { state partiesTotal } } "
        "periodTotals(periodId: $id) { netPayableMinor taxMinor } }",
        id=period,
    )
    assert found["settlementPeriods"]["nodes"] == [{"state": "CLOSED", "partiesTotal": 3}]
    assert found["periodTotals"] == {"netPayableMinor": 1_603_896, "taxMinor": 16_104}

    mine = owner.data("{ statements { nodes { id closingMinor state } } }")["statements"]["nodes"]
    assert [(row["closingMinor"], row["state"]) for row in mine] == [(1_279_896, "ISSUED")]
    read = owner.data(LINES, id=mine[0]["id"])
    assert [line["kind"] for line in read["statementLines"]["nodes"]] == [
        "EARNING",
        "EARNING",
        "TAX",
    ]
    assert read["statementWithholding"]["taxMinor"] == 16_104
    answered = owner.mutate("confirmStatement", "statement { state }", statementId=mine[0]["id"])
    assert answered["statement"] == {"state": "CONFIRMED"}


def test_refusals_are_data_with_a_code_and_a_field(world: World) -> None:
    operator = Caller(world.operator)
    days = {"startsOn": "2026-10-01", "endsOn": "2026-10-31"}
    operator.mutate("openPeriod", **days)
    again = operator.mutate("openPeriod", **days)["errors"][0]
    assert (again["code"], again["field"]) == ("period_overlaps", "startsOn")
    backward = operator.mutate("openPeriod", startsOn="2026-12-31", endsOn="2026-12-01")
    assert backward["errors"][0]["field"] == "endsOn"

    future = operator.mutate(
        "openPeriod", "period { id }", startsOn="2099-01-01", endsOn="2099-01-31"
    )
    early = operator.mutate("closePeriod", periodId=future["period"]["id"])
    assert early["errors"][0]["code"] == "period_not_over"


def test_strangers_find_no_statement(world: World) -> None:
    theirs = statement_of(world, world.owner, close_month(world))
    statement, period = (
        global_id("Statement", theirs.id),
        global_id("SettlementPeriod", theirs.period_id),
    )
    for stranger in (world.agency, make_owner(world.operator), make_operator()):
        caller = Caller(stranger)
        for name in ("confirmStatement", "disputeStatement"):
            more = {"reason": "不是我的"} if name == "disputeStatement" else {}
            answer = caller.mutate(name, statementId=statement, **more)
            assert [error["code"] for error in answer["errors"]] == ["not_found"]
        read = caller.data(LINES, id=statement)
        assert read == {
            "statementLines": {"nodes": [], "totalCount": 0},
            "statementWithholding": None,
        }
        asked = "query($id: ID!) { node(id: $id) { id } }"
        assert caller.data(asked, id=statement)["node"] is None
        assert caller.data(asked, id=period)["node"] is None


def test_a_party_cannot_close_for_the_operator(world: World) -> None:
    period = close_month(world)
    answer = Caller(world.owner).mutate(
        "closePeriod", periodId=global_id("SettlementPeriod", period.id)
    )
    assert answer["errors"][0]["code"] == "not_permitted"


def test_earnings_are_summed_by_state_and_day(world: World) -> None:
    world.mature(ORDERED + HOLD)
    found = Caller(world.owner).data(
        "{ earningTotals { nodes { state amountMinor earnings } } "
        "earningDays(days: 7, first: 100) { nodes { day } totalCount } "
        "earnings(filter: {states: [MATURING]}) { nodes { netMinor role party { name } } } }"
    )
    totals = {row["state"]: row["amountMinor"] for row in found["earningTotals"]["nodes"]}
    assert totals == {
        "MATURING": 576_000,
        "PAYABLE": 720_000,
        "STATED": 0,
        "PAID": 0,
        "REVERSED": 0,
    }
    assert found["earningDays"]["totalCount"] == 7
    assert [row["netMinor"] for row in found["earnings"]["nodes"]] == [576_000]
    assert found["earnings"]["nodes"][0]["role"] == "OWNER"


def test_a_payees_number_is_masked_for_good(world: World) -> None:
    owner = Caller(world.owner)
    kept = owner.mutate(
        "keepPayeeProfile",
        "payeeProfile { legalName taxNumberMasked }",
        legalName="陈老茶",
        taxNumber="330106198805123456",
        resident=True,
    )
    assert kept["payeeProfile"] == {"legalName": "陈老茶", "taxNumberMasked": "330************456"}
    assert Caller(world.agency).data("{ payeeProfile { legalName } }")["payeeProfile"] is None
