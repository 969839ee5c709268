"""A real shop's purchases come in completely: counts and sums against an independent reading."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Sum

from alliance.tenancy.context import acting
from tests.personas import make_operator, make_owner
from tests.traffic_owners.crm.makers import checked, draft, ran
from traffic_owners.crm.models import Member, Purchase
from traffic_owners.crm.states import Field, ImportKind, ImportState

pytestmark = pytest.mark.django_db(transaction=True)

CDNOW = Path(__file__).parents[2] / "data" / "cdnow_sample.txt"
ROWS = [line.split() for line in CDNOW.read_text().splitlines() if line.strip()]
CENTS = sum(int(Decimal(row[4]) * 100) for row in ROWS)
MAPPING = {
    Field.EXTERNAL_ID.value: 0,
    Field.OCCURRED_ON.value: 2,
    Field.QUANTITY.value: 3,
    Field.AMOUNT.value: 4,
}


def test_the_layout_and_mapping_are_found_without_a_header() -> None:
    owner = make_owner(make_operator())

    imported = draft(owner, CDNOW.read_bytes(), ImportKind.PURCHASES, "cdnow_sample.txt")

    assert imported.layout["delimiter"] == " "
    assert not imported.layout["has_header"]
    assert len(imported.layout["columns"]) == 5
    assert imported.mapping == MAPPING


def test_every_purchase_comes_in_once_and_a_second_run_adds_nothing() -> None:
    owner = make_owner(make_operator())
    imported = draft(owner, CDNOW.read_bytes(), ImportKind.PURCHASES, "cdnow_sample.txt")

    imported = checked(owner, imported, currency="USD")
    assert (imported.state, imported.rows_created, imported.rows_failed) == (
        ImportState.CHECKED,
        6919,
        0,
    )
    assert imported.members_created == 2357  # also where a customer's lines fall into two batches
    with acting(owner):
        assert not Purchase.objects.exists()

    imported = ran(owner, imported)
    assert imported.state == ImportState.DONE
    assert (imported.rows_total, imported.rows_created, imported.members_created) == (
        len(ROWS),
        6919,
        2357,
    )
    assert_as_in_the_file(owner)

    again = draft(owner, CDNOW.read_bytes(), ImportKind.PURCHASES, "cdnow_sample.txt")
    again = ran(owner, checked(owner, again, currency="USD"))
    assert (again.rows_created, again.rows_known, again.members_created) == (0, 6919, 0)
    assert_as_in_the_file(owner)


def assert_as_in_the_file(owner) -> None:  # type: ignore[no-untyped-def]
    with acting(owner):
        assert Purchase.objects.count() == len(ROWS) == 6919
        assert Member.objects.count() == len({row[0] for row in ROWS}) == 2357
        sums = Purchase.objects.aggregate(cents=Sum("amount_minor"), items=Sum("quantity"))
        assert sums == {"cents": CENTS, "items": sum(int(row[3]) for row in ROWS)}
        per_customer = Counter(row[0] for row in ROWS)
        stored = Purchase.objects.values_list("member__external_id", flat=True)
        assert Counter(stored) == per_customer
