from django.apps import AppConfig


class AudiencesConfig(AppConfig):
    name = "traffic_owners.audiences"
    label = "audiences"
    verbose_name = "Channels and listings"
