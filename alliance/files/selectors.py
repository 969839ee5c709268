"""Reads of stored files, and the short-lived addresses under which browsers fetch them."""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.db import connection
from django.db.models import QuerySet

from alliance.files.models import StoredFile
from alliance.files.states import FileKind
from alliance.kernel.errors import NotFound
from alliance.tenancy.types import Actor

ADDRESS_LIFE_SECONDS = 3600
_SALT = "alliance.files.address"


@dataclass(frozen=True, slots=True)
class FileCard:
    """What serving a file needs."""

    path: str
    name: str
    kind: FileKind


def stored_file(actor: Actor, file_id: UUID) -> StoredFile:
    """Return a file of the acting organization. Raises NotFound."""
    found = StoredFile.objects.filter(organization_id=actor.organization_id, pk=file_id).first()
    if found is None:
        raise NotFound()
    return found


def file_address(file_id: UUID, *, person_id: UUID) -> str:
    """Return a path under which this person, signed in, may fetch the file for an hour.

    The caller has made sure that the person may see the row that the file hangs on; so a brand
    sees the owner's draft without the owner's files being open to it.
    """
    return f"/files/{signing.dumps([str(file_id), str(person_id)], salt=_SALT)}"


def file_at(address: str, *, person_id: UUID) -> FileCard:
    """Return the file of an address made for this person. Raises NotFound for any other."""
    try:
        file_id, reader = signing.loads(address, salt=_SALT, max_age=ADDRESS_LIFE_SECONDS)
    except signing.BadSignature as error:
        raise NotFound() from error
    if reader != str(person_id):
        raise NotFound()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM files_card(%s)", [file_id])
        row = cursor.fetchone()
    if row is None:
        raise NotFound()
    path, name, kind = row
    return FileCard(path=path, name=name, kind=FileKind(kind))


def stored_files(actor: Actor) -> QuerySet[StoredFile]:
    """Return the acting organization's files."""
    return StoredFile.objects.filter(organization_id=actor.organization_id)
