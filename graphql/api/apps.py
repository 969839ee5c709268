"""Django's handle on the door."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The GraphQL endpoint; it has no tables."""

    name = "api"
    label = "api"
