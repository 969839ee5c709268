"""Conversions and the credit given for them."""

from django.apps import AppConfig


class AttributionConfig(AppConfig):
    name = "marketplace.attribution"
