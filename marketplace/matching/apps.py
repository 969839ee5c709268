"""Django's handle on the matching app."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Explainable scores."""

    name = "marketplace.matching"
    label = "matching"
