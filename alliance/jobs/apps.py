"""Loads every app's ``handlers.py`` and ``periodic.py``, so that their work is registered."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "alliance.jobs"

    def ready(self) -> None:
        autodiscover_modules("handlers", "periodic")
