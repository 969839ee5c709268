from django.apps import AppConfig


class CrmConfig(AppConfig):
    name = "traffic_owners.crm"
    label = "crm"
    verbose_name = "Members and purchases"
