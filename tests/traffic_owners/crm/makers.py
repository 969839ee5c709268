"""Uploads and imports for tests, made through the services."""

import io
from collections.abc import Mapping

from alliance.files.services import store_file
from alliance.jobs.services import run_pending
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.personas import NOW
from traffic_owners.crm import services
from traffic_owners.crm.models import MemberImport
from traffic_owners.crm.states import ImportKind


def upload(owner: Actor, content: bytes, name: str = "people.csv") -> MemberImport:
    """A draft of a members import."""
    return draft(owner, content, ImportKind.MEMBERS, name)


def draft(
    owner: Actor,
    content: bytes,
    kind: ImportKind,
    name: str = "table.csv",
    encoding: str | None = None,
) -> MemberImport:
    """A draft import of ``content``."""
    with acting(owner):
        stored = store_file(owner, stream=io.BytesIO(content), name=name)
        return services.create_import(owner, file_id=stored.id, kind=kind, encoding=encoding)


def checked(
    owner: Actor,
    imported: MemberImport,
    mapping: Mapping[str, int] | None = None,
    currency: str = "CNY",
) -> MemberImport:
    """The import after its dry run."""
    with acting(owner):
        services.check_import(
            owner,
            import_id=imported.id,
            mapping=mapping or imported.mapping,
            currency=currency,
            now=NOW,
        )
    run_pending(NOW)
    return reloaded(owner, imported)


def ran(owner: Actor, imported: MemberImport) -> MemberImport:
    """The checked import after it was run."""
    with acting(owner):
        services.run_import(owner, import_id=imported.id, now=NOW)
    run_pending(NOW)
    return reloaded(owner, imported)


def reloaded(owner: Actor, imported: MemberImport) -> MemberImport:
    with acting(owner):
        return MemberImport.objects.get(pk=imported.id)


def make_import(owner: Actor) -> MemberImport:
    """A small draft of a members import."""
    return upload(owner, "客户编号,性别\nA1,女\n".encode())


def make_row_errors(owner: Actor, count: int) -> MemberImport:
    """A checked import with ``count`` lines left out."""
    lines = "".join(f"A{n},?\n" for n in range(count))
    return checked(owner, upload(owner, f"客户编号,性别\n{lines}".encode()))


def make_purchases(owner: Actor, count: int) -> MemberImport:
    """A finished import of ``count`` purchases by as many customers."""
    lines = "".join(f"A{n},2026-10-{1 + n % 30:02},1,{n}.50\n" for n in range(count))
    content = f"客户编号,日期,数量,金额\n{lines}".encode()
    return ran(owner, checked(owner, draft(owner, content, ImportKind.PURCHASES)))
