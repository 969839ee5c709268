"""The worker's side of an import: read on in batches, each committed with its progress.

A batch commits its rows, its errors and the cursor in one transaction, and only if the cursor
still stands where this turn found it. A killed worker therefore loses at most one open batch; two
workers on one import cannot both commit; a cancelled import stops at the next batch.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F

from alliance.files.selectors import stored_file
from alliance.kernel.clock import business_date
from alliance.kernel.errors import DomainError, StateConflict
from alliance.kernel.failpoints import failpoint
from alliance.kernel.states import move
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from traffic_owners.crm.models import ImportRowError, MemberImport
from traffic_owners.crm.reading.lines import Line, data_lines
from traffic_owners.crm.reading.sources import opened
from traffic_owners.crm.rules import line_key, purchase_digest, read_member, read_purchase
from traffic_owners.crm.services.imports import enqueue_turn
from traffic_owners.crm.services.rows import Written, store_members, store_purchases
from traffic_owners.crm.states import NEXT_WHEN_READ, RUNNING, Field, ImportKind, ImportState
from traffic_owners.crm.types import Layout, MemberRow, PurchaseRow, RowProblem

BATCH_ROWS = 2_000
BATCHES_A_TURN = 25
KEPT_ERRORS = 1_000

T = TypeVar("T")


@dataclass(slots=True)
class Batch:
    """What some lines gave: rows under their keys, problems under their line numbers."""

    last: int = 0
    members: list[MemberRow] = field(default_factory=list)
    purchases: dict[str, PurchaseRow] = field(default_factory=dict)
    problems: dict[int, list[RowProblem]] = field(default_factory=dict)


def read_on(actor: Actor, *, import_id: UUID, run: int, now: datetime) -> None:
    """Do one turn of a running import and enqueue the next; runs outside any transaction.

    A file that cannot be read on makes the import ``failed`` with the reason. A run that was
    cancelled or started anew meanwhile is left alone.
    """
    with acting(actor):
        imported = MemberImport.objects.filter(pk=import_id, run=run, state__in=RUNNING).first()
        stored = stored_file(actor, imported.file_id) if imported else None
    if imported is None or stored is None:
        return
    try:
        with opened(stored.path) as stream:
            _Turn(actor, imported, now).read(data_lines(stream, Layout(**imported.layout)))
    except StateConflict:
        return
    except DomainError as refusal:
        _fail(actor, imported, refusal, now)


class _Turn:
    """One pass over the file: lines before the cursor are only counted, the next ones stored."""

    def __init__(self, actor: Actor, imported: MemberImport, now: datetime) -> None:
        self._actor, self._imported, self._now = actor, imported, now
        self._today = business_date(now)
        self._seen: dict[str, int] = {}
        self._buyers: set[str] = set()  # of earlier batches: a dry run leaves no rows to look in
        self._start = self._cursor = imported.cursor
        self._kept_errors = imported.rows_failed

    def read(self, lines: Iterator[Line]) -> None:
        committed = 0
        for some in _chunks(lines, BATCH_ROWS):
            batch = self._batch(some)
            if batch.last <= self._start:
                continue
            self._commit(batch)
            committed += 1
            if committed == BATCHES_A_TURN:
                return self._continue_later()
        return self._finish()

    def _batch(self, lines: list[Line]) -> Batch:
        batch = Batch(last=lines[-1][0])
        for number, cells in lines:
            row, problems = self._reading(cells)
            if number <= self._start:
                if isinstance(row, tuple):
                    self._buyers.add(row[1].external_id)
                continue
            if problems:
                batch.problems[number] = problems
            elif isinstance(row, MemberRow):
                batch.members.append(row)
            elif isinstance(row, tuple):
                batch.purchases[row[0]] = row[1]
        return batch

    def _reading(self, cells: list[str]) -> tuple[Any, list[RowProblem]]:
        """Read one line and number its repetitions; lines before the cursor count too."""
        imported = self._imported
        if imported.kind == ImportKind.MEMBERS:
            reading = read_member(cells, imported.mapping, self._today)
            if isinstance(reading.row, MemberRow) and self._occurrence(reading.row.external_id) > 1:
                return None, [_duplicate(reading.row)]
            return reading.row, reading.problems
        reading = read_purchase(cells, imported.mapping, self._today, imported.currency)
        if not isinstance(reading.row, PurchaseRow):
            return None, reading.problems
        digest = purchase_digest(reading.row)
        return (line_key(digest, self._occurrence(digest)), reading.row), []

    def _occurrence(self, key: str) -> int:
        self._seen[key] = self._seen.get(key, 0) + 1
        return self._seen[key]

    def _commit(self, batch: Batch) -> None:
        failpoint("crm.import.before_batch")
        with acting(self._actor):
            written = self._write(batch)
            self._advance(batch, written)
            self._keep_errors(batch)
            failpoint("crm.import.in_batch")
        failpoint("crm.import.after_batch")
        self._cursor = batch.last
        self._buyers |= {row.external_id for row in batch.purchases.values()}

    def _write(self, batch: Batch) -> Written:
        keep = self._imported.state == ImportState.IMPORTING
        if self._imported.kind == ImportKind.MEMBERS:
            return store_members(self._actor, batch.members, keep=keep)
        counted = set() if keep else self._buyers
        return store_purchases(self._actor, batch.purchases, keep=keep, counted=counted)

    def _advance(self, batch: Batch, written: Written) -> None:
        failed = len(batch.problems)
        moved = self._still_ours().update(
            cursor=batch.last,
            rows_read=F("rows_read") + written.created + written.known + failed,
            rows_created=F("rows_created") + written.created,
            rows_known=F("rows_known") + written.known,
            rows_failed=F("rows_failed") + failed,
            members_created=F("members_created") + written.members_created,
        )
        if moved != 1:
            raise StateConflict()

    def _still_ours(self) -> Any:
        imported = self._imported
        return MemberImport.objects.filter(
            pk=imported.id, run=imported.run, state=imported.state, cursor=self._cursor
        )

    def _keep_errors(self, batch: Batch) -> None:
        room = max(0, KEPT_ERRORS - self._kept_errors)
        ImportRowError.objects.bulk_create(
            self._row_error(number, problem)
            for number, problems in islice(batch.problems.items(), room)
            for problem in problems
        )
        self._kept_errors += len(batch.problems)

    def _row_error(self, number: int, problem: RowProblem) -> ImportRowError:
        imported = self._imported
        column = imported.mapping.get(problem.field.value)
        return ImportRowError(
            organization_id=imported.organization_id,
            alliance_id=imported.alliance_id,
            member_import_id=imported.id,
            row=number,
            field=problem.field,
            column="" if column is None else imported.layout["columns"][column][:128],
            code=problem.code,
            value=problem.value,
        )

    def _continue_later(self) -> None:
        with acting(self._actor):
            enqueue_turn(self._imported, run=self._imported.run, cursor=self._cursor, now=self._now)

    def _finish(self) -> None:
        with acting(self._actor):
            done = self._still_ours().update(
                state=NEXT_WHEN_READ[ImportState(self._imported.state)],
                rows_total=F("rows_read"),
                finished_at=self._now,
            )
        if done != 1:
            raise StateConflict()


def _fail(actor: Actor, imported: MemberImport, refusal: DomainError, now: datetime) -> None:
    with acting(actor):
        move(
            MemberImport,
            id=imported.id,
            expected=imported.state,
            to=ImportState.FAILED,
            failure_code=refusal.code,
            failure_zh=refusal.message("zh"),
            failure_en=refusal.message("en"),
            finished_at=now,
        )


def _duplicate(row: MemberRow) -> RowProblem:
    return RowProblem(Field.EXTERNAL_ID, "duplicate_customer", row.external_id[:80])


def _chunks(lines: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(lines, size)):
        yield some
