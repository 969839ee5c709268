"""The doorbell rings the broker of the settings, from whichever thread serves the request."""

import threading

import celery
from django.conf import settings


def broker_of_this_thread() -> str:
    return str(celery.current_app.conf.broker_url)


def test_every_thread_rings_the_same_broker() -> None:
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(broker_of_this_thread()))
    thread.start()
    thread.join()
    assert heard == [settings.CELERY_BROKER_URL]


def test_control_another_thread_knows_only_the_default_application() -> None:
    """The twin: an application that is merely current in its own thread is unknown to others."""
    heard: list[str] = []

    def ask() -> None:
        heard.append(celery.current_app.main)

    before = celery.current_app._get_current_object()
    celery.Celery("elsewhere").set_current()
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    before.set_current()
    assert heard == ["tangmeng"]
