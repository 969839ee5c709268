"""Django's handle on the brands app."""

from django.apps import AppConfig


class BrandsConfig(AppConfig):
    """Brand profiles and verified hosts."""

    name = "advertisers.brands"
    label = "brands"
