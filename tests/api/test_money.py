"""Money through the door: top-up, wallet, books, and a run that two people pay."""

from dataclasses import replace
from typing import Any

import pytest

from alliance.identity.models import Person
from alliance.jobs.services import run_pending
from alliance.tenancy.context import acting
from alliance.tenancy.models import Membership
from alliance.tenancy.states import Role
from tests.api.caller import Caller
from tests.personas import NOW, make_brand, make_operator, make_person
from tests.settlements.payouts.runs import PAYDAY, Paydesk, make_paydesk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Paydesk:
    return make_paydesk()


def maker_of(desk: Paydesk) -> Caller:
    return Caller(desk.maker)


def checker_of(desk: Paydesk, *, mfa: bool = True) -> Caller:
    """A colleague of the operator's finance, who really is its member."""
    person: Person = make_person()
    with acting(desk.maker):
        Membership.objects.create(
            organization_id=desk.maker.organization_id,
            person=person,
            role=Role.FINANCE,
            joined_at=NOW,
        )
    return Caller(replace(desk.maker, person_id=person.id, role=Role.FINANCE), mfa=mfa)


def handed_in(desk: Paydesk) -> str:
    maker = maker_of(desk)
    run = maker.mutate("preparePayoutRun", "run { id payoutCount }")["run"]
    assert run["payoutCount"] == 2
    handed = maker.mutate("submitPayoutRun", "run { state }", runId=run["id"])["run"]
    assert handed["state"] == "AWAITING_APPROVAL"
    return str(run["id"])


def error_of(payload: dict[str, Any]) -> str:
    return str(payload["errors"][0]["code"])


def test_a_brand_starts_a_top_up_and_learns_where_to_pay() -> None:
    brand = Caller(make_brand(make_operator()))
    started = brand.mutate("startTopUp", "topUp { id payUrl state }", amountMinor=120_000)["topUp"]
    assert (started["payUrl"], started["state"]) == ("", "STARTED")

    run_pending()

    found = brand.data(
        "query($id: ID!) { node(id: $id) { ... on TopUp { payUrl } } }", id=started["id"]
    )
    assert found["node"]["payUrl"].startswith("/payments/sandbox/checkout/TU")


@pytest.mark.parametrize("amount", [0, -1, 2**53 - 1])
def test_an_impossible_amount_is_named(amount: int) -> None:
    brand = Caller(make_brand(make_operator()))
    payload = brand.mutate("startTopUp", "topUp { id }", amountMinor=amount)
    assert payload["errors"][0]["field"] == "amountMinor"


def test_a_wallet_nobody_opened_is_empty() -> None:
    brand = Caller(make_brand(make_operator()))
    assert brand.data("{ wallet { availableMinor escrowedMinor accountId } }")["wallet"] == {
        "availableMinor": 0,
        "escrowedMinor": 0,
        "accountId": None,
    }


def test_the_trial_balance_is_zero(desk: Paydesk) -> None:
    trial = maker_of(desk).data(
        "{ trialBalance { totalMinor driftMinor balanced lines { kind entriesMinor } } }"
    )["trialBalance"]
    assert (trial["totalMinor"], trial["driftMinor"], trial["balanced"]) == (0, 0, True)
    assert sum(line["entriesMinor"] for line in trial["lines"]) == 0


def test_only_the_operator_reads_the_trial_balance(desk: Paydesk) -> None:
    assert Caller(desk.world.brand).code("{ trialBalance { balanced } }") == "not_permitted"


def test_an_entry_leads_to_its_transaction(desk: Paydesk) -> None:
    maker = maker_of(desk)
    entry = maker.data(
        '{ ledgerEntries(first: 1, filter: {source: "sharing"}) '
        "{ nodes { transactionId occasion } } }"
    )["ledgerEntries"]["nodes"][0]
    assert entry["occasion"] == "sharing.mature"
    found = maker.data(
        "query($id: ID!) { node(id: $id) { ... on LedgerTransaction "
        "{ entryCount entries { nodes { amountMinor } } } } }",
        id=entry["transactionId"],
    )["node"]
    amounts = [leg["amountMinor"] for leg in found["entries"]["nodes"]]
    assert (len(amounts), sum(amounts)) == (found["entryCount"], 0)


def test_two_people_pay_a_run(desk: Paydesk) -> None:
    run_id = handed_in(desk)

    approved = checker_of(desk).mutate("approvePayoutRun", "run { state }", runId=run_id)
    assert approved["run"]["state"] == "APPROVED"
    run_pending()

    rows = maker_of(desk).data(
        "query($run: ID!) { payouts(filter: {run: $run}) { nodes { state } } }", run=run_id
    )["payouts"]["nodes"]
    assert [row["state"] for row in rows] == ["PAID", "PAID"]


def test_the_maker_cannot_approve(desk: Paydesk) -> None:
    run_id = handed_in(desk)
    payload = maker_of(desk).mutate("approvePayoutRun", "run { state }", runId=run_id)
    assert error_of(payload) == "same_person"


def test_a_checker_without_a_second_factor_cannot_approve(desk: Paydesk) -> None:
    run_id = handed_in(desk)
    payload = checker_of(desk, mfa=False).mutate("approvePayoutRun", runId=run_id)
    assert error_of(payload) == "second_factor_required"
    assert desk.transfers() == []


def test_a_rehearsed_timeout_is_unknown_until_asked(desk: Paydesk) -> None:
    maker, owner = maker_of(desk), desk.world.owner
    organization = Caller(owner).data("{ viewer { currentOrganization { id } } }")
    payee_id = organization["viewer"]["currentOrganization"]["id"]
    maker.mutate("planSandboxFault", "planned { remaining }", payeeId=payee_id, fault="TIMEOUT")
    checker_of(desk).mutate("approvePayoutRun", "run { state }", runId=handed_in(desk))
    run_pending()
    mine = "{ payouts { nodes { id state } } }"
    payout = Caller(owner).data(mine)["payouts"]["nodes"][0]
    assert payout["state"] == "UNKNOWN"

    maker.mutate("askPayoutRail", "payout { id }", payoutId=payout["id"])
    run_pending()

    assert Caller(owner).data(mine)["payouts"]["nodes"][0]["state"] == "PAID"


def test_a_comparison_with_the_rail_is_kept(desk: Paydesk) -> None:
    maker = maker_of(desk)
    assert maker.mutate("reconcilePayoutRail", "queued", days=7)["queued"] is True
    run_pending()
    found = maker.data("{ reconciliations { nodes { ownCount findings { finding } } } }")
    assert found["reconciliations"]["nodes"] == [{"ownCount": 0, "findings": []}]


def test_nothing_is_due_before_a_close() -> None:
    operator = Caller(make_operator(PAYDAY))
    payload = operator.mutate("preparePayoutRun", "run { id }")
    assert error_of(payload) == "nothing_to_pay"
