"""An import is checked, run, stopped, resumed and repeated without losing or doubling a line."""

import pytest
from django.db import transaction

from alliance.jobs.services import run_pending
from alliance.kernel import failpoints
from alliance.kernel.errors import NotFound, StateConflict
from alliance.tenancy.context import acting, system_actor
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
from tests.personas import NOW, in_role, make_brand, make_operator, make_owner
from tests.traffic_owners.crm.makers import checked, draft, ran, reloaded, upload
from traffic_owners.crm import services
from traffic_owners.crm.models import ImportRowError, Member, MemberImport, Purchase
from traffic_owners.crm.services import reading
from traffic_owners.crm.states import ImportKind, ImportState

pytestmark = pytest.mark.django_db(transaction=True)

HEADER = "客户编号,日期,数量,金额\n"


class Killed(Exception):
    """Stands for the worker's death: the open batch is rolled back, the job is left leased."""


def purchases(count: int) -> bytes:
    lines = (f"C{n % 7},2026-10-{1 + n % 28:02},1,{n}.00\n" for n in range(count))
    return (HEADER + "".join(lines)).encode()


def stored(owner: Actor) -> list[tuple[str, int]]:
    with acting(owner):
        return sorted(Purchase.objects.values_list("member__external_id", "amount_minor"))


def test_each_bad_line_is_reported_and_the_good_ones_come_in() -> None:
    owner = make_owner(make_operator())
    content = "客户编号,性别,省份\nA1,女,广东\nA2,?,火星\nA1,男,上海\nA3,男,北京\n".encode()

    imported = ran(owner, checked(owner, upload(owner, content)))

    assert (imported.rows_read, imported.rows_created, imported.rows_failed) == (4, 2, 2)
    with acting(owner):
        errors = ImportRowError.objects.order_by("row", "field")
        assert [(e.row, e.field, e.column, e.code, e.value) for e in errors] == [
            (3, "gender", "性别", "unknown_gender", "?"),
            (3, "province", "省份", "unknown_province", "火星"),
            (4, "external_id", "客户编号", "duplicate_customer", "A1"),
        ]
        assert sorted(Member.objects.values_list("external_id", "gender")) == [
            ("A1", "female"),
            ("A3", "male"),
        ]


def test_an_empty_cell_leaves_what_is_known() -> None:
    owner = make_owner(make_operator())
    ran(owner, checked(owner, upload(owner, "客户编号,性别,城市\nA1,女,深圳\n".encode())))

    again = ran(owner, checked(owner, upload(owner, "客户编号,性别,城市\nA1,,广州\n".encode())))

    assert (again.rows_created, again.rows_known) == (0, 1)
    with acting(owner):
        assert Member.objects.values_list("gender", "city").get() == ("female", "广州")


def test_equal_lines_of_one_file_count_each_and_again_not_at_all() -> None:
    owner = make_owner(make_operator())
    content = (HEADER + "C1,2026-10-01,1,9.90\n" * 3 + "C1,2026-10-02,1,9.90\n").encode()

    first = ran(owner, checked(owner, draft(owner, content, ImportKind.PURCHASES)))
    second = ran(owner, checked(owner, draft(owner, content, ImportKind.PURCHASES)))

    assert (first.rows_created, second.rows_created, second.rows_known) == (4, 0, 4)
    assert stored(owner) == [("C1", 990)] * 4


def test_control_without_the_occurrence_equal_lines_are_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twin: a key without the number of the occurrence keeps one of three equal purchases."""
    monkeypatch.setattr(reading, "line_key", lambda digest, occurrence: digest)
    owner = make_owner(make_operator())
    content = (HEADER + "C1,2026-10-01,1,9.90\n" * 3).encode()

    ran(owner, checked(owner, draft(owner, content, ImportKind.PURCHASES)))

    assert stored(owner) == [("C1", 990)]


def killed_after(owner: Actor, batches: int, monkeypatch: pytest.MonkeyPatch) -> MemberImport:
    """An import of 50 lines in batches of 10, whose worker dies after some batches."""
    monkeypatch.setattr(reading, "BATCH_ROWS", 10)
    imported = checked(owner, draft(owner, purchases(50), ImportKind.PURCHASES))
    with acting(owner):
        services.run_import(owner, import_id=imported.id, now=NOW)
    survived = iter(range(batches))

    def die() -> None:
        if next(survived, None) is None:
            raise Killed

    failpoints.arm("crm.import.before_batch", die)
    try:
        with pytest.raises(Killed):
            read_turn(owner, imported)
    finally:
        failpoints.disarm("crm.import.before_batch")
    return reloaded(owner, imported)


def read_turn(owner: Actor, imported: MemberImport) -> None:
    run = reloaded(owner, imported).run
    system = system_actor(owner.organization_id)
    services.read_on(system, import_id=imported.id, run=run, now=NOW)


@pytest.mark.parametrize("batches", [0, 1, 4])
def test_a_killed_import_resumes_where_it_stood(
    batches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = make_owner(make_operator())
    imported = killed_after(owner, batches, monkeypatch)
    assert (imported.state, imported.rows_read) == (ImportState.IMPORTING, 10 * batches)

    run_pending(NOW)

    imported = reloaded(owner, imported)
    assert (imported.state, imported.rows_created) == (ImportState.DONE, 50)
    assert len(stored(owner)) == 50


def test_repeated_lines_across_a_kill_keep_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH_ROWS", 2)
    monkeypatch.setattr(reading, "BATCHES_A_TURN", 1)  # each turn reads the file anew
    owner = make_owner(make_operator())
    content = (HEADER + "C1,2026-10-01,1,9.90\n" * 7).encode()

    imported = ran(owner, checked(owner, draft(owner, content, ImportKind.PURCHASES)))

    assert (imported.state, imported.rows_created) == (ImportState.DONE, 7)
    assert stored(owner) == [("C1", 990)] * 7


def test_two_workers_on_one_import_store_every_line_once(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = make_owner(make_operator())
    imported = killed_after(owner, 2, monkeypatch)

    stale = reloaded(owner, imported)
    read_turn(owner, imported)  # the second worker finishes
    with pytest.raises(StateConflict):
        late_worker(owner, stale)

    assert len(stored(owner)) == 50
    assert reloaded(owner, imported).rows_created == 50


def test_control_without_the_cursor_guard_lines_are_counted_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twin: a worker that does not look at the cursor adds its lines to the sum again."""
    owner = make_owner(make_operator())
    imported = killed_after(owner, 2, monkeypatch)
    stale = reloaded(owner, imported)
    read_turn(owner, imported)
    anyhow = MemberImport.objects.filter(pk=imported.id)
    monkeypatch.setattr(reading._Turn, "_still_ours", lambda self: anyhow)

    late_worker(owner, stale)

    assert reloaded(owner, imported).rows_read == 80


def late_worker(owner: Actor, stale: MemberImport) -> None:
    """A worker that lost its lease long ago and goes on with what it read then."""
    system = system_actor(owner.organization_id)
    lines = ((n + 2, cells.split(",")) for n, cells in enumerate(data_of(purchases(50))))
    reading._Turn(system, stale, NOW).read(lines)


def data_of(content: bytes) -> list[str]:
    return content.decode().splitlines()[1:]


def test_a_cancelled_import_stops_and_keeps_what_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = make_owner(make_operator())
    imported = killed_after(owner, 2, monkeypatch)
    with acting(owner):
        services.cancel_import(owner, import_id=imported.id, now=NOW)

    run_pending(NOW)

    imported = reloaded(owner, imported)
    assert (imported.state, imported.rows_created) == (ImportState.CANCELLED, 20)
    assert len(stored(owner)) == 20
    with acting(owner), pytest.raises(StateConflict):
        services.run_import(owner, import_id=imported.id, now=NOW)


def test_a_file_that_turns_unreadable_fails_with_the_reason() -> None:
    owner = make_owner(make_operator())
    good = "客户编号,城市\n" + "A1,x\n" * 60_000
    content = good.encode() + "A2,广州\n".encode("gb18030")

    imported = checked(owner, upload(owner, content))

    assert (imported.state, imported.failure_code) == (ImportState.FAILED, "wrong_encoding")
    assert "UTF-8" in imported.failure_zh
    with acting(owner):
        assert not Member.objects.exists()


def test_a_dry_run_keeps_nothing_and_says_what_would_come() -> None:
    owner = make_owner(make_operator())

    imported = checked(owner, draft(owner, purchases(20), ImportKind.PURCHASES))

    assert (imported.state, imported.rows_total) == (ImportState.CHECKED, 20)
    assert (imported.rows_created, imported.members_created) == (20, 7)
    with acting(owner):
        assert (Purchase.objects.count(), Member.objects.count()) == (0, 0)


def test_an_import_runs_only_after_its_dry_run() -> None:
    owner = make_owner(make_operator())
    imported = draft(owner, purchases(3), ImportKind.PURCHASES)

    with acting(owner), pytest.raises(StateConflict):
        services.run_import(owner, import_id=imported.id, now=NOW)


def test_a_stranger_finds_neither_import_nor_file() -> None:
    operator = make_operator()
    owner, stranger = make_owner(operator), make_owner(operator)
    imported = draft(owner, purchases(3), ImportKind.PURCHASES)

    with acting(stranger), pytest.raises(NotFound):
        services.run_import(stranger, import_id=imported.id, now=NOW)
    with acting(stranger), pytest.raises(NotFound):
        services.create_import(stranger, file_id=imported.file_id, kind=ImportKind.PURCHASES)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.READONLY])
def test_only_those_who_manage_the_audience_import(role: Role) -> None:
    owner = make_owner(make_operator())
    imported = draft(owner, purchases(3), ImportKind.PURCHASES)
    limited = in_role(owner, role)

    with acting(owner), transaction.atomic(), pytest.raises(NotPermitted):
        services.cancel_import(limited, import_id=imported.id, now=NOW)


def test_a_brand_has_no_pool() -> None:
    operator = make_operator()
    owner, brand = make_owner(operator), make_brand(operator)
    imported = draft(owner, purchases(3), ImportKind.PURCHASES)

    with acting(brand), pytest.raises(NotPermitted):
        services.create_import(brand, file_id=imported.file_id, kind=ImportKind.PURCHASES)
