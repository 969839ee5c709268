"""Django's handle on the tracking app."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """Links, coupons and clicks."""

    name = "alliance.tracking"
    label = "tracking"
