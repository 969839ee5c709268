"""Reads of the outbox."""

from django.db.models import Count, QuerySet

from alliance.jobs.models import Job
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor


def jobs_of(actor: Actor) -> QuerySet[Job]:
    """Return the jobs the actor may see: its own, and for an operator the whole alliance's."""
    actor.require(Permission.VIEW)
    return Job.objects.all()


def counts_by_state(actor: Actor) -> dict[str, int]:
    """Return state → number of jobs the actor may see."""
    rows = jobs_of(actor).values("state").annotate(n=Count("id")).order_by("state")
    return {row["state"]: row["n"] for row in rows}
