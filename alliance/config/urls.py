"""Addresses: the door, sign-in, files, machines' entrances, and the console for the rest."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.module_loading import import_string

from alliance.config.health import healthz
from alliance.config.spa import console

# Rooms above this floor are named, never imported.
ENTRANCES = [
    ("graphql/", "api.view", "view"),
    ("files/", "alliance.files.http", "urlpatterns"),
    ("postbacks/", "marketplace.attribution.http", "urlpatterns"),
    ("payments/", "settlements.payments.http", "urlpatterns"),
    ("exports/", "settlements.statements.http", "urlpatterns"),
]


def _entrance(route: str, module: str, name: str) -> URLPattern | URLResolver:
    if name == "urlpatterns":
        return path(route, include(module))
    view: Callable[..., HttpResponse] = import_string(f"{module}.{name}")
    return path(route, view)


urlpatterns = [
    path("healthz", healthz),
    path("_allauth/", include("allauth.headless.urls")),
    *(_entrance(*entrance) for entrance in ENTRANCES),
]

if settings.LOCAL_MODE:
    urlpatterns.append(path("dev/mail/", include("alliance.local.mail")))

NOT_THE_CONSOLE = "static|graphql|files|postbacks|payments|exports|dev|_allauth"
urlpatterns.append(re_path(rf"^(?!(?:{NOT_THE_CONSOLE})/)(?P<path>.*)$", console))
