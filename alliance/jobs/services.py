"""Writing, claiming, running and finishing jobs."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, transaction

from alliance.audit.services import record
from alliance.jobs.models import Job
from alliance.jobs.registry import periodic, work_of
from alliance.jobs.states import JobState
from alliance.kernel import clock
from alliance.kernel.failpoints import failpoint
from alliance.kernel.states import move
from alliance.tenancy.context import acting, acting_as_system, current_actor, system_actor
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8


class LeaseLost(RuntimeError):
    """Another worker took the job over; this one's work is rolled back."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job in this worker's hands."""

    id: UUID
    organization_id: UUID
    kind: str
    payload: dict[str, Any]
    attempts: int


def enqueue(
    *,
    kind: str,
    payload: Mapping[str, Any],
    organization_id: UUID | None = None,
    key: str = "",
    run_at: datetime | None = None,
) -> None:
    """Write a job into the caller's transaction and ring the doorbell when it commits.

    ``organization_id`` defaults to the acting one; another of the same alliance may be named
    (settlement runs as the operator). With a ``key`` the job exists once per organization and kind.
    """
    actor = current_actor()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jobs_enqueue(%s, %s, %s, %s, %s::jsonb, %s)",
            [
                organization_id or actor.organization_id,
                actor.alliance_id,
                kind,
                key,
                _json(payload),
                run_at or clock.now(),
            ],
        )
    _ring_on_commit()


def ring_doorbell() -> None:
    """Wake the workers; a broken broker only costs the delay until the next sweep."""
    from alliance.jobs.tasks import wake

    try:
        wake.apply_async(ignore_result=True, retry=False)
    except Exception as error:
        logger.warning("the doorbell is out of order: %s", error)


def _ring_on_commit() -> None:
    """Ring once for a transaction, however much work it wrote."""
    if all(hooked[1] is not ring_doorbell for hooked in connection.run_on_commit):
        transaction.on_commit(ring_doorbell)


def claim(worker: str, *, limit: int, now: datetime) -> list[Claim]:
    """Lease up to ``limit`` due jobs to ``worker``; expired leases of others are among them."""
    asked: list[Any] = [worker, limit, now, LEASE]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM jobs_claim(%s, %s, %s, %s)", asked)
        return [
            Claim(id, organization_id, kind, orjson.loads(payload), attempts)
            for id, organization_id, kind, payload, attempts in cursor.fetchall()
        ]


def run_pending(now: datetime | None = None, *, worker: str = "inline", limit: int = 100) -> int:
    """Run due jobs until none is left; return how many were run. One failure stops no other."""
    done = 0
    while claims := claim(worker, limit=limit, now=now or clock.now()):
        for claimed in claims:
            run(claimed, worker=worker, now=now or clock.now())
            done += 1
    return done


def run(claimed: Claim, *, worker: str, now: datetime) -> None:
    """Do one claimed job and finish it in the same commit as its effect; on failure, back off."""
    work = work_of(claimed.kind)
    try:
        if work is None:
            raise LookupError(f"no handler for {claimed.kind}")
        if work.outside:
            work.handler(system_actor(claimed.organization_id), claimed.payload, now)
        with acting_as_system(claimed.organization_id) as actor:
            if not work.outside:
                work.handler(actor, claimed.payload, now)
            failpoint("jobs.before_finish")
            _finish(claimed, worker)
        failpoint("jobs.after_finish")
    except LeaseLost:
        logger.warning("job %s (%s) was taken over", claimed.id, claimed.kind)
    except Exception as error:
        logger.exception("job %s (%s) failed", claimed.id, claimed.kind)
        _back_off(claimed, worker, error, now)


def retry_job(actor: Actor, *, job_id: UUID, now: datetime) -> None:
    """Put a failed job back into the queue. Raises StateConflict when it is not failed."""
    actor.require(Permission.OPERATE)
    move(Job, id=job_id, expected=JobState.FAILED, to=JobState.QUEUED, run_at=now, attempts=0)
    record(actor, "retry_job", "jobs.job", job_id)
    _ring_on_commit()


def discard_queued(actor: Actor, *, kind: str) -> int:
    """Drop the alliance's queued jobs of one kind, as its operator; return how many."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    dropped = Job.objects.filter(
        alliance_id=actor.alliance_id, kind=kind, state=JobState.QUEUED
    ).delete()[0]
    record(actor, "discard_jobs", "jobs.job", kind, dropped=dropped)
    return dropped


def enqueue_due(now: datetime) -> int:
    """Write the periodic jobs whose turn has come, once per alliance and period."""
    kinds = periodic()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jobs_enqueue_due(%s, %s, %s)", [now, list(kinds), list(kinds.values())]
        )
        return int(cursor.fetchone()[0])


def purge_done(actor: Actor, *, now: datetime, keep: timedelta = timedelta(days=7)) -> int:
    """Delete the alliance's jobs that were done before ``now - keep``; return how many."""
    done = Job.objects.filter(
        alliance_id=actor.alliance_id, state=JobState.DONE, finished_at__lt=now - keep
    )
    return done.delete()[0]


def _finish(claimed: Claim, worker: str) -> None:
    finished = Job.objects.filter(
        pk=claimed.id, state=JobState.LEASED, worker=worker, attempts=claimed.attempts
    ).update(state=JobState.DONE, finished_at=clock.now(), lease_until=None)
    if finished != 1:
        raise LeaseLost(str(claimed.id))


def _back_off(claimed: Claim, worker: str, error: Exception, now: datetime) -> None:
    exhausted = claimed.attempts >= MAX_ATTEMPTS
    with acting(system_actor(claimed.organization_id)):
        Job.objects.filter(
            pk=claimed.id, state=JobState.LEASED, worker=worker, attempts=claimed.attempts
        ).update(
            state=JobState.FAILED if exhausted else JobState.QUEUED,
            run_at=now + timedelta(seconds=2**claimed.attempts),
            last_error=f"{type(error).__name__}: {error}"[:2_000],
            lease_until=None,
        )


def _json(payload: Mapping[str, Any]) -> str:
    return orjson.dumps(payload, default=str).decode()
