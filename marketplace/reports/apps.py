"""Rollups and dashboards."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "marketplace.reports"
