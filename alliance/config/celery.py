"""The Celery application: it wakes work that PostgreSQL holds."""

import logging
import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.config.settings.local")

logger = logging.getLogger(__name__)

app = Celery("tangmeng")
app.set_default()  # threads of a web process would otherwise ring a broker that nobody set
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.worker_process_init.connect
def refuse_powerful_role(**_: object) -> None:
    """A worker that could step over a fence does not start."""
    from alliance.config import powers

    powers.guard()


@signals.heartbeat_sent.connect
def show_worker_alive(**_: object) -> None:
    """Leave the sign that `/healthz` looks for; a lost cache must not stop the worker."""
    from alliance.config import health

    try:
        health.beat()
    except Exception as error:
        logger.warning("the heartbeat could not be left: %s", error)
