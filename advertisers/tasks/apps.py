"""Django's handle on the tasks app."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Briefs, creatives, targeting, budgets."""

    name = "advertisers.tasks"
    label = "tasks"
