"""Retry a failed job."""

from typing import Any
from uuid import UUID

import graphene

from alliance.jobs import selectors, services
from alliance.tenancy.states import Kind
from api.ids import IdOf
from api.jobs.types import Job
from api.mutation import Mutation
from api.permissions import Permission, permission


class RetryJob(Mutation):
    """Put failed work back into the queue."""

    class Input:
        job_id = IdOf("Job", required=True, description="Which")

    job = graphene.Field(Job, description="The job as it is now")

    @permission(Permission.OPERATE, Kind.OPERATOR)
    def perform(info: Any, *, job_id: UUID) -> dict[str, Any]:
        actor = info.context.actor
        services.retry_job(actor, job_id=job_id, now=info.context.now)
        return {"job": selectors.jobs_of(actor).get(pk=job_id)}
