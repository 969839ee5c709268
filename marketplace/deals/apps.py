"""Django's handle on the deals app."""

from django.apps import AppConfig


class DealsConfig(AppConfig):
    """Negotiations, deals, drafts, proof."""

    name = "marketplace.deals"
    label = "deals"
