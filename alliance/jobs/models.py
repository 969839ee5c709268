"""The table of durable work."""

from django.db import models
from django.db.models import Q

from alliance.jobs.states import JobState
from alliance.tenancy.models import TenantModel


class Job(TenantModel):
    """One piece of work, written in the transaction that made it necessary.

    ``run_at`` is read on the product's clock, ``lease_until`` on the database's.
    """

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=160, blank=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=JobState, default=JobState.QUEUED)
    run_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, blank=True)
    last_error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "key"], condition=~Q(key=""), name="job_key_once"
            ),
        ]
        indexes = [
            models.Index(fields=["run_at"], condition=Q(state=JobState.QUEUED), name="job_queued"),
            models.Index(
                fields=["lease_until"], condition=Q(state=JobState.LEASED), name="job_leased"
            ),
            models.Index(fields=["organization", "state", "-id"], name="job_by_state"),
        ]
