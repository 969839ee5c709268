"""The test suite: its own servers, the application's database role, quick hashing."""

import os

from alliance.local import servers

_test_servers = servers.testing()
os.environ |= _test_servers.addresses()
# Tests run as the application; the template is migrated by a process of its own, as the owner.
os.environ["TANGMENG_PROCESS"] = "web"
if _owner_url := os.environ.get("TANGMENG_TEST_OWNER_URL"):
    os.environ |= {"OWNER_DATABASE_URL": _owner_url, "TANGMENG_PROCESS": "migrate"}

from alliance.config.settings.base import *  # noqa: E402, F403
from alliance.config.settings.base import CACHES, DATABASES, ENV, INSTALLED_APPS  # noqa: E402

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")

LOCAL_MODE = True
ALLOWED_HOSTS = ["*"]
CLOCK_MAY_MOVE = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = ENV.home / "test" / f"media-{WORKER}"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

# Each test worker has its own doorbell and cache; connections are plain, so none is left open.
CELERY_BROKER_URL = _test_servers.valkey.broker_url(2 + 2 * int(WORKER))
CACHES["default"]["LOCATION"] = _test_servers.valkey.cache_url(3 + 2 * int(WORKER))
DATABASES["default"]["OPTIONS"].pop("pool", None)
INSTALLED_APPS = [*INSTALLED_APPS, "marketplace.demo"]
