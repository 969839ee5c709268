"""The reference of ``click/plain-view``: Django as the tutorial has it, without middleware.

One query reads the link, one ORM insert keeps the click, then the redirect. Connections persist,
DEBUG is off. The tables are copies of the product's, with its checks and indexes but without its
policies, which the reference is spared.
"""

import os
import uuid

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import path
from psycopg.conninfo import conninfo_to_dict

_parts = conninfo_to_dict(os.environ["APP_DATABASE_URL"])
settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="bench",
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _parts["dbname"],
            "USER": _parts["user"],
            "PASSWORD": _parts["password"],
            "HOST": _parts["host"],
            "CONN_MAX_AGE": None,
        }
    },
)
application = get_wsgi_application()


class BenchLink(models.Model):
    """A copy of a link."""

    id = models.UUIDField(primary_key=True)
    organization_id = models.UUIDField()
    alliance_id = models.UUIDField()
    brand_id = models.UUIDField()
    code = models.CharField(max_length=12)
    destination = models.CharField(max_length=2_000)

    class Meta:
        app_label = "bench"
        db_table = "bench_link"


class BenchClick(models.Model):
    """A copy of a click."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organization_id = models.UUIDField()
    alliance_id = models.UUIDField()
    brand_id = models.UUIDField()
    link_id = models.UUIDField()
    visitor = models.UUIDField(default=uuid.uuid4)
    verdict = models.SmallIntegerField(default=0)
    reason = models.SmallIntegerField(default=0)
    rule_version = models.SmallIntegerField(default=1)
    device = models.SmallIntegerField(default=1)
    agent_hash = models.BigIntegerField(default=0)
    ip_hash = models.BigIntegerField(default=0)
    ip_network = models.GenericIPAddressField(null=True)

    class Meta:
        app_label = "bench"
        db_table = "bench_click"


def follow(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """Read, insert, redirect."""
    link = BenchLink.objects.get(code=code)
    click = BenchClick.objects.create(
        organization_id=link.organization_id,
        alliance_id=link.alliance_id,
        brand_id=link.brand_id,
        link_id=link.id,
        agent_hash=hash(request.headers.get("User-Agent", "")) >> 2,
        ip_network=request.META["REMOTE_ADDR"],
    )
    return HttpResponseRedirect(f"{link.destination}?tm_click={click.id.hex}")


urlpatterns = [path("<str:code>", follow)]
