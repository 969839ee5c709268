"""Loads every app's ``handlers.py`` and ``periodic.py``, so that their work is registered."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "alliance.jobs"

    def ready(self) -> None:
        import_module("alliance.config.celery")  # so that every process rings the same doorbell
        autodiscover_modules("handlers", "periodic")
