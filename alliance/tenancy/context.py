"""The tenant context: one transaction, in which the database shows one organization's rows.

The settings are transaction-local (``set_config(..., true)``), so a pooled connection carries
nothing over; ``pool_reset`` alarms should that ever change.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

import psycopg
from django.db import connection, transaction

from alliance.kernel.errors import NotFound
from alliance.tenancy.states import Kind, Role
from alliance.tenancy.types import Actor

logger = logging.getLogger(__name__)

_current: ContextVar[Actor | None] = ContextVar("actor", default=None)

_SET = """
    SELECT set_config('alliance.tenant', %s, true), set_config('alliance.network', %s, true),
           set_config('alliance.operated', %s, true), set_config('alliance.person', %s, true)
"""


class NestedTenant(RuntimeError):
    """Code acting for one organization tried to act for another inside the same transaction."""


class NoTenant(RuntimeError):
    """A service was called outside ``acting``."""


def current_actor() -> Actor:
    """Return the actor of the open context; raises NoTenant when there is none."""
    actor = _current.get()
    if actor is None:
        raise NoTenant("open alliance.tenancy.context.acting first")
    return actor


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """Run the block in one transaction that sees only what ``actor``'s organization may see.

    Nesting for the same organization joins the outer context. Raises NestedTenant otherwise.
    """
    outer = _current.get()
    if outer is not None:
        if outer.organization_id != actor.organization_id:
            raise NestedTenant(f"{outer.organization_id} → {actor.organization_id}")
        with transaction.atomic():
            yield outer
        return
    inside_transaction = connection.in_atomic_block
    with transaction.atomic():
        _set_context(actor)
        token = _current.set(actor)
        try:
            yield actor
        finally:
            _current.reset(token)
        if inside_transaction:  # a savepoint's release would keep the settings alive
            _clear_context()


@contextmanager
def acting_as_system(organization_id: UUID) -> Iterator[Actor]:
    """Act for an organization without a person: jobs and callbacks do."""
    with acting(system_actor(organization_id)) as actor:
        yield actor


def system_actor(organization_id: UUID) -> Actor:
    """Return the person-less administrator of an organization; raises NotFound."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenancy_organization_card(%s)", [organization_id])
        row = cursor.fetchone()
    if row is None:
        raise NotFound()
    _, alliance_id, name, *flags = row
    return Actor(
        organization_id=organization_id,
        alliance_id=alliance_id,
        role=Role.ADMIN,
        kinds=kinds_from_flags(*flags),
        organization_name=name,
    )


def kinds_from_flags(owner: bool, brand: bool, agency: bool, operator: bool) -> frozenset[Kind]:
    flags = zip(Kind, (owner, brand, agency, operator), strict=True)
    return frozenset(kind for kind, is_set in flags if is_set)


def pool_reset(pooled: psycopg.Connection) -> None:
    """Alarm and wipe when a connection comes back to the pool with a tenant still set."""
    row = pooled.execute("SELECT nullif(current_setting('alliance.tenant', true), '')").fetchone()
    if row and row[0]:
        logger.critical("a connection kept tenant %s after its transaction", row[0])
        pooled.execute("RESET ALL")
    pooled.rollback()


def _set_context(actor: Actor) -> None:
    operated = actor.alliance_id if actor.is_operator else ""
    values = (actor.organization_id, actor.alliance_id, operated, actor.person_id or "")
    with connection.cursor() as cursor:
        cursor.execute(_SET, [str(value) for value in values])


def _clear_context() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, ["", "", "", ""])
