"""Writing the record, and chaining what has been written."""

from typing import Any
from uuid import UUID

from django.db import connection

from alliance.audit.models import Entry, Link
from alliance.audit.rules import GENESIS, link_hash
from alliance.tenancy.types import Actor

CHAIN_BATCH = 1_000


def record(actor: Actor, verb: str, subject: str, subject_id: UUID | str, **facts: Any) -> None:
    """Add one entry in the caller's transaction: the deed and its record stand or fall together."""
    Entry.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        person_id=actor.person_id,
        verb=verb,
        subject=subject,
        subject_id=str(subject_id),
        facts={name: str(value) for name, value in facts.items()},
    )


def extend_chain(actor: Actor) -> int:
    """Chain the entries of the operator's alliance that no link covers yet; return how many.

    A job does it, one at a time per alliance, so that recording never waits for a lock.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [str(actor.alliance_id)]
        )
    last = Link.objects.filter(alliance_id=actor.alliance_id).order_by("-sequence").first()
    sequence, tip = (last.sequence, bytes(last.hash)) if last else (0, GENESIS)
    waiting = Entry.objects.filter(alliance_id=actor.alliance_id, link=None).order_by("id")
    links = []
    for entry in waiting[:CHAIN_BATCH]:
        sequence += 1
        tip = link_hash(tip, entry.facts_in_chain())
        links.append(Link(entry=entry, alliance_id=actor.alliance_id, sequence=sequence, hash=tip))
    Link.objects.bulk_create(links)
    return len(links)
