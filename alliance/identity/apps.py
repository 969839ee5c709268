"""Django's handle on the identity app."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """People and sign-in."""

    name = "alliance.identity"
    label = "identity"
