"""What a person does with an import: upload, map columns, dry run, run, cancel."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alliance.audit.services import record
from alliance.files.selectors import stored_file
from alliance.jobs.services import enqueue
from alliance.kernel.errors import NotFound
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.crm.mapping import checked_mapping, suggest_mapping
from traffic_owners.crm.models import ImportRowError, MemberImport
from traffic_owners.crm.problems import UnknownCurrency
from traffic_owners.crm.reading.layouts import detect_layout
from traffic_owners.crm.reading.sources import opened
from traffic_owners.crm.states import IMPORT_MOVES, ImportKind, ImportState
from traffic_owners.crm.types import Layout
from traffic_owners.crm.values import CURRENCY_DECIMALS

READ_ON = "crm.read_import"
_AT_THE_START = {
    "cursor": 0,
    "rows_read": 0,
    "rows_created": 0,
    "rows_known": 0,
    "rows_failed": 0,
    "members_created": 0,
    "failure_code": "",
    "failure_zh": "",
    "failure_en": "",
    "finished_at": None,
}


@transaction.atomic
def create_import(
    actor: Actor, *, file_id: UUID, kind: ImportKind, encoding: str | None = None
) -> MemberImport:
    """Begin an import of an uploaded file: its layout is detected and a mapping suggested.

    Raises NotPermitted, NotFound for a file of somebody else, and whatever ``detect_layout``
    finds wrong with the file.
    """
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    stored = stored_file(actor, file_id)
    with opened(stored.path) as stream:
        layout = detect_layout(stream, encoding=encoding)
    created = MemberImport.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        file_id=stored.id,
        file_name=stored.name,
        kind=kind,
        layout=layout.as_json(),
        mapping=suggest_mapping(layout, ImportKind(kind)),
    )
    record(actor, "create_import", "crm.import", created.id, kind=kind, file=stored.name)
    return created


@transaction.atomic
def reread_import(
    actor: Actor, *, import_id: UUID, encoding: str | None = None, has_header: bool | None = None
) -> MemberImport:
    """Read the layout again with what the person knows better; the mapping is suggested anew.

    Raises WrongEncoding when the file is not text in ``encoding``, StateConflict while it runs.
    """
    imported = _own_import(actor, import_id)
    stored = stored_file(actor, imported.file_id)
    with opened(stored.path) as stream:
        layout = detect_layout(stream, encoding=encoding, has_header=has_header)
    _move(
        imported,
        ImportState.DRAFT,
        layout=layout.as_json(),
        mapping=suggest_mapping(layout, ImportKind(imported.kind)),
        run=imported.run + 1,
        rows_total=None,
        **_AT_THE_START,
    )
    return _own_import(actor, import_id)


@transaction.atomic
def check_import(
    actor: Actor,
    *,
    import_id: UUID,
    mapping: Mapping[str, int],
    now: datetime,
    currency: str = "CNY",
) -> MemberImport:
    """Start the dry run with this mapping (field → column from 0): all is read, nothing kept.

    Raises MissingColumns, WrongColumns, UnknownCurrency, StateConflict.
    """
    imported = _own_import(actor, import_id)
    layout = Layout(**imported.layout)
    mapping = checked_mapping(mapping, kind=ImportKind(imported.kind), width=len(layout.columns))
    if currency not in CURRENCY_DECIMALS:
        raise UnknownCurrency(currency=currency)
    return _start(
        actor,
        imported,
        ImportState.CHECKING,
        now,
        mapping=mapping,
        currency=currency,
        rows_total=None,
    )


@transaction.atomic
def run_import(actor: Actor, *, import_id: UUID, now: datetime) -> MemberImport:
    """Import the checked file for good; lines with errors are left out. Raises StateConflict."""
    imported = _own_import(actor, import_id)
    return _start(actor, imported, ImportState.IMPORTING, now)


@transaction.atomic
def cancel_import(actor: Actor, *, import_id: UUID, now: datetime) -> MemberImport:
    """Stop an import; batches already committed stay. Raises StateConflict when it is over."""
    imported = _own_import(actor, import_id)
    _move(imported, ImportState.CANCELLED, finished_at=now)
    record(actor, "cancel_import", "crm.import", import_id)
    return _own_import(actor, import_id)


def enqueue_turn(imported: MemberImport, *, run: int, cursor: int, now: datetime) -> None:
    """Write the job that reads on from ``cursor``; the key makes each turn come once."""
    enqueue(
        kind=READ_ON,
        payload={"import_id": str(imported.id), "run": run},
        organization_id=imported.organization_id,
        key=f"{imported.id}:{run}:{cursor}",
        run_at=now,
    )


def _start(
    actor: Actor, imported: MemberImport, to: ImportState, now: datetime, **changes: object
) -> MemberImport:
    run = imported.run + 1
    _move(imported, to, run=run, started_at=now, **_AT_THE_START, **changes)
    ImportRowError.objects.filter(member_import=imported.id).delete()
    enqueue_turn(imported, run=run, cursor=0, now=now)
    record(actor, f"{to}_import", "crm.import", imported.id, file=imported.file_name)
    return _own_import(actor, imported.id)


def _move(imported: MemberImport, to: ImportState, **changes: object) -> None:
    move(MemberImport, id=imported.id, expected=IMPORT_MOVES.sources_of(to), to=to, **changes)


def _own_import(actor: Actor, import_id: UUID) -> MemberImport:
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    found = MemberImport.objects.filter(pk=import_id, organization_id=actor.organization_id).first()
    if found is None:
        raise NotFound()
    return found
