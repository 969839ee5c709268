"""Loads every app's ``handlers.py`` and ``periodic.py``, so that their work is registered."""

import logging
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class JobsConfig(AppConfig):
    name = "alliance.jobs"

    def ready(self) -> None:
        # Without its application every process would ring a doorbell at Celery's default address.
        import_module("alliance.config.celery")
        for app in apps.get_app_configs():
            for room in ("handlers", "periodic"):
                if find_spec(f"{app.name}.{room}"):
                    try:
                        import_module(f"{app.name}.{room}")
                    except ImportError as error:  # while the house is being built
                        logging.getLogger(__name__).warning("%s.%s: %s", app.name, room, error)
