"""The Celery application: it wakes work that PostgreSQL holds."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.config.settings.local")

app = Celery("tangmeng")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
