"""Production: HTTPS only, strict headers, a clock nobody moves."""

from django.core.exceptions import ImproperlyConfigured

from alliance.config.settings.base import *  # noqa: F403
from alliance.config.settings.base import ENV

if not ENV.allowed_hosts:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set: name the hosts this installation serves.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "csrftoken"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENV.allowed_hosts]
