"""Housekeeping that comes round by itself: done jobs are purged, the record is chained."""

from datetime import datetime
from typing import Any

from alliance.audit.services import extend_chain
from alliance.jobs.registry import every
from alliance.jobs.services import purge_done
from alliance.tenancy.types import Actor


@every(seconds=3_600, kind="jobs.purge_done")
def purge_done_jobs(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    purge_done(actor, now=now)


@every(seconds=60, kind="audit.extend_chain")
def extend_audit_chain(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    extend_chain(actor)
