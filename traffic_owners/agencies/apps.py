from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "traffic_owners.agencies"
    label = "agencies"
    verbose_name = "Agencies"
