"""Postback sources: a brand's servers and their secrets."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from alliance.audit.services import record
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.kernel.sealed import seal, unseal
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from marketplace.attribution.models import PostbackSource
from marketplace.attribution.states import SourceState

PURPOSE = "attribution.source"
ROTATION = timedelta(hours=24)


class SourceNameTaken(DomainError):
    code = "source_name_taken"
    zh = "已有同名的回传来源"
    en = "A source of this name exists"
    field = "name"


@dataclass(frozen=True, slots=True)
class SourceWithSecret:
    """A source and the one sight of its secret, in the form ``whsec_…`` of Standard Webhooks."""

    id: UUID
    secret: str


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source as its callback needs it before any tenant is known; ``secrets`` newest first."""

    id: UUID
    organization_id: UUID
    alliance_id: UUID
    secrets: tuple[str, ...]


@transaction.atomic
def create_source(actor: Actor, *, name: str) -> SourceWithSecret:
    """Register a server of the acting brand. Raises InvalidInput and SourceNameTaken."""
    actor.require(Permission.MANAGE_SOURCES, Kind.BRAND)
    name = name.strip()
    if not 1 <= len(name) <= 60:
        raise InvalidInput("name", zh="名称需 1–60 个字", en="A name has 1–60 characters")
    secret = _new_secret()
    try:
        with transaction.atomic():
            source = PostbackSource.objects.create(
                organization_id=actor.organization_id,
                alliance_id=actor.alliance_id,
                name=name,
                secret_sealed=seal(PURPOSE, secret.encode()),
            )
    except IntegrityError as error:
        raise SourceNameTaken() from error
    record(actor, "create_source", "attribution.source", source.id)
    return SourceWithSecret(source.id, secret)


@transaction.atomic
def rotate_secret(actor: Actor, *, source_id: UUID, now: datetime) -> SourceWithSecret:
    """Give a source a new secret; the old one stays valid for 24 hours. Raises NotFound."""
    actor.require(Permission.MANAGE_SOURCES, Kind.BRAND)
    source = (
        PostbackSource.objects.select_for_update()
        .filter(pk=source_id, organization_id=actor.organization_id, state=SourceState.ACTIVE)
        .first()
    )
    if source is None:
        raise NotFound()
    secret = _new_secret()
    source.previous_sealed, source.previous_until = source.secret_sealed, now + ROTATION
    source.secret_sealed = seal(PURPOSE, secret.encode())
    source.save(update_fields=["secret_sealed", "previous_sealed", "previous_until"])
    record(actor, "rotate_secret", "attribution.source", source.id)
    return SourceWithSecret(source.id, secret)


@transaction.atomic
def revoke_source(actor: Actor, *, source_id: UUID) -> None:
    """Stop accepting a source's postbacks. Raises StateConflict when it is not active."""
    actor.require(Permission.MANAGE_SOURCES, Kind.BRAND)
    move(PostbackSource, id=source_id, expected=SourceState.ACTIVE, to=SourceState.REVOKED)
    record(actor, "revoke_source", "attribution.source", source_id)


def find_source(source_id: UUID, now: datetime) -> KnownSource:
    """Return an active source with its live secrets; needs no open context. Raises NotFound."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM attribution_source(%s)", [source_id])
        row = cursor.fetchone()
    if row is None:
        raise NotFound()
    organization_id, alliance_id, current, previous, previous_until = row
    sealed = [current, previous] if previous and previous_until > now else [current]
    live = tuple(unseal(PURPOSE, secret).decode() for secret in sealed)
    return KnownSource(source_id, organization_id, alliance_id, live)


def _new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
