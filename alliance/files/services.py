"""Keeping what was uploaded."""

import hashlib
import secrets
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from alliance.audit.services import record
from alliance.files import rules
from alliance.files.images import redrawn
from alliance.files.models import StoredFile
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor

_CHUNK = 1024 * 1024


@transaction.atomic
def store_file(actor: Actor, *, stream: IO[bytes], name: str) -> StoredFile:
    """Judge an upload by its content, redraw it if it is an image, and keep it.

    The bytes are written first: a failing commit leaves an orphan, never a row without bytes.
    Raises TooBig, NotAccepted, Bomb; NotPermitted for read-only members.
    """
    if actor.role is Role.READONLY:
        raise NotPermitted()
    if stream.seek(0, 2) > rules.MAX_BYTES:
        raise rules.TooBig(field="file")
    kind = rules.kind_of(stream)
    safe = redrawn(stream, kind) if kind in rules.IMAGES else stream
    digest, size = _digest(safe)
    path = f"{actor.organization_id}/{secrets.token_hex(16)}.{kind.value}"
    stored = StoredFile.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        name=rules.clean_name(name),
        path=default_storage.save(path, File(safe)),
        kind=kind,
        size_bytes=size,
        sha256=digest,
        uploaded_by_id=actor.person_id,
    )
    record(actor, "store_file", "files.file", stored.id, kind=kind.value, size=size)
    return stored


def _digest(stream: IO[bytes]) -> tuple[bytes, int]:
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    size = stream.tell()
    stream.seek(0)
    return digest.digest(), size
