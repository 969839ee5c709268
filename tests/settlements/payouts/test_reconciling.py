"""Reconciliation finds each kind of difference, and none where there is none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.payouts import services
from settlements.payouts.models import SandboxTransfer
from settlements.payouts.rules import reconcile
from settlements.payouts.states import Finding
from settlements.payouts.types import OwnLine, RailLine
from tests.settlements.payouts.runs import PAYDAY, make_paydesk, work

OWN = OwnLine("K1", 100, "CNY", "甲", paid=True, settled=True)
RAIL = RailLine("K1", 100, "CNY", "甲", paid=True)
FAILED = replace(OWN, paid=False)

SEEDED = {
    Finding.MISSING_AT_RAIL: ([OWN], []),
    Finding.UNKNOWN_TO_US: ([], [RAIL]),
    Finding.AMOUNT_DIFFERS: ([OWN], [replace(RAIL, amount_minor=101)]),
    Finding.CURRENCY_DIFFERS: ([OWN], [replace(RAIL, currency="USD")]),
    Finding.PAYEE_DIFFERS: ([OWN], [replace(RAIL, payee_name="乙")]),
    Finding.PAID_HERE_ONLY: ([OWN], [replace(RAIL, paid=False)]),
    Finding.PAID_THERE_ONLY: ([FAILED], [RAIL]),
    Finding.TWICE_AT_RAIL: ([OWN], [RAIL, RAIL]),
}


@pytest.mark.parametrize("finding", list(Finding))
def test_each_kind_of_difference_is_found_alone(finding: Finding) -> None:
    own, rail = SEEDED[finding]
    assert [difference.finding for difference in reconcile(own, rail)] == [finding]


def test_eight_of_eight_are_found_among_ten_thousand() -> None:
    clean_own = [replace(OWN, key=f"C{n:05}") for n in range(10_000)]
    clean_rail = [replace(RAIL, key=f"C{n:05}") for n in range(10_000)]
    own = [replace(line, key=f"S{f}") for f, (lines, _) in SEEDED.items() for line in lines]
    rail = [replace(line, key=f"S{f}") for f, (_, lines) in SEEDED.items() for line in lines]

    found = reconcile([*clean_own, *own], [*rail, *reversed(clean_rail)])

    assert {(d.key, d.finding) for d in found} == {(f"S{f}", f) for f in Finding}


def test_a_clean_file_of_ten_thousand_lines_raises_nothing() -> None:
    own = [replace(OWN, key=str(n)) for n in range(10_000)]
    assert reconcile(own, [replace(RAIL, key=str(n)) for n in range(10_000)]) == []


def test_an_open_payment_is_no_difference_until_the_rail_has_paid_it() -> None:
    waiting = replace(OWN, paid=False, settled=False)
    assert reconcile([waiting], []) == []
    assert [d.finding for d in reconcile([waiting], [RAIL])] == [Finding.PAID_THERE_ONLY]


@pytest.mark.django_db
def test_the_sandbox_rails_file_is_compared_and_kept() -> None:
    desk = make_paydesk()
    desk.approve()
    work()
    assert _compare(desk.maker).findings == []
    with acting(desk.maker):
        SandboxTransfer.objects.filter(payee_id=desk.world.owner.organization_id).update(
            amount_minor=1
        )
    kept = _compare(desk.maker)
    assert [found["finding"] for found in kept.findings] == ["amount_differs"]
    assert (kept.own_count, kept.rail_count) == (2, 2)


def _compare(actor: Actor):  # type: ignore[no-untyped-def]
    since, until = PAYDAY - timedelta(days=1), PAYDAY + timedelta(days=3650)
    return services.reconcile_rail(actor, rail="sandbox", since=since, until=until, now=PAYDAY)
