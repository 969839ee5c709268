"""Reads of the record, and the proof that nobody edited it."""

from django.db.models import QuerySet

from alliance.audit.models import Entry, Link
from alliance.audit.rules import GENESIS, link_hash
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor


def entries_of(actor: Actor) -> QuerySet[Entry]:
    """Return the entries the actor may see: its own, and for an operator the whole alliance's."""
    actor.require(Permission.VIEW)
    return Entry.objects.select_related("person", "organization")


def first_broken_link(actor: Actor) -> int | None:
    """Recompute the alliance's chain; return the sequence of the first link that does not hold."""
    actor.require(Permission.OPERATE)
    tip, expected = GENESIS, 1
    chain = Link.objects.filter(alliance_id=actor.alliance_id).select_related("entry")
    for link in chain.order_by("sequence").iterator():
        tip = link_hash(tip, link.entry.facts_in_chain())
        if link.sequence != expected or bytes(link.hash) != tip:
            return link.sequence
        expected += 1
    return None
