"""The doorbell's end: Celery tasks that look into the outbox."""

import os
import socket

from celery import shared_task

from alliance.jobs import services
from alliance.kernel import clock


@shared_task(name="jobs.wake")
def wake() -> int:
    """Run what is due. Rung after every commit that enqueued work, and swept by beat."""
    return _run_due()


@shared_task(name="jobs.tick")
def tick() -> int:
    """Enqueue the periodic work whose turn has come, then run what is due."""
    services.enqueue_due(clock.now())
    return _run_due()


def _run_due() -> int:
    return services.run_pending(worker=f"{socket.gethostname()}:{os.getpid()}", limit=10)
