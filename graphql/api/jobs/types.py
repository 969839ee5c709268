"""One piece of durable work."""

from typing import Any

import graphene

from alliance.jobs import models, selectors
from alliance.jobs.states import JobState
from api.permissions import Read
from api.types import DateTime, Node, Type, enum


class Job(Type):
    """Work that was promised in a transaction and is done after it."""

    class Meta:
        interfaces = (Node,)
        model = models.Job
        read = Read.FENCED

    kind = graphene.String(required=True, description="What is to be done")
    state = graphene.Field(enum(JobState), required=True, description="How far it is")
    attempts = graphene.Int(required=True, description="Times it was begun")
    run_at = DateTime(required=True, description="Not before")
    created_at = DateTime(required=True, description="Promised")
    finished_at = DateTime(description="Done")
    failed_with = graphene.String(description="Kind of the last error, without its details")

    @staticmethod
    def resolve_failed_with(root: models.Job, info: Any) -> str | None:
        return root.last_error.partition(":")[0] or None

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Job | None:
        return selectors.jobs_of(info.context.actor).filter(pk=pk).first()
