"""One machine, one person: mail to a folder, plain HTTP, a clock that may be moved."""

from alliance.config.settings.base import *  # noqa: F403
from alliance.config.settings.base import ENV, INSTALLED_APPS

LOCAL_MODE = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver", *ENV.allowed_hosts]
CLOCK_MAY_MOVE = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SHOW_GRAPHIQL = True
INSTALLED_APPS = [*INSTALLED_APPS, "marketplace.demo"]
