"""What every installation shares."""

from __future__ import annotations

import os
from typing import Any

import django_stubs_ext
from redis.backoff import NoBackoff
from redis.retry import Retry

from alliance.config.process import Process
from alliance.config.settings import env as environment

django_stubs_ext.monkeypatch()  # Field[...], QuerySet[...] and the like may stand in annotations

ENV = environment.load()
REPOSITORY = environment.REPOSITORY

SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENV.allowed_hosts)
ROOT_URLCONF = "alliance.config.urls"
WSGI_APPLICATION = "alliance.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "塘盟"
PUBLIC_URL = ENV.public_url
LINK_URL = ENV.link_url
CLOCK_MAY_MOVE = False
LOCAL_MODE = False
SHOW_GRAPHIQL = False

OUR_APPS = [
    "alliance.identity",
    "alliance.tenancy",
    "alliance.networks",
    "alliance.jobs",
    "alliance.audit",
    "alliance.files",
    "alliance.notifications",
    "alliance.tracking",
    "settlements.ledger",
    "settlements.escrow",
    "settlements.sharing",
    "settlements.tax",
    "settlements.statements",
    "settlements.payments",
    "settlements.payouts",
    "traffic_owners.crm",
    "traffic_owners.agencies",
    "traffic_owners.audiences",
    "advertisers.brands",
    "advertisers.tasks",
    "marketplace.matching",
    "marketplace.deals",
    "marketplace.attribution",
    "marketplace.reports",
    "api",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.headless",
    "allauth.usersessions",
    "graphene_django",
    "django_filters",
    *OUR_APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "alliance.config.headers.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [REPOSITORY / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Data ---------------------------------------------------------------------------------------


def _pool() -> dict[str, Any]:
    """Long-lived processes keep a small pool; its reset hook alarms when a tenant leaks."""
    if ENV.process not in (Process.WEB, Process.WORKER):
        return {}
    from alliance.tenancy.context import pool_reset

    return {"min_size": 1, "max_size": 10, "timeout": 10, "reset": pool_reset}


DATABASES = {"default": environment.database(ENV.database_url)}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a restarted database costs no request
if pool := _pool():
    DATABASES["default"]["OPTIONS"]["pool"] = pool

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": ENV.cache_url,
        "KEY_PREFIX": "tangmeng",
        # The client's own default sleeps for seconds between tries while a person waits.
        "OPTIONS": {"retry": Retry(NoBackoff(), 1), "socket_connect_timeout": 2},
    }
}

# Time and language --------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
ALLIANCE_TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True

# People -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "identity.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_ADAPTER = "alliance.identity.adapters.AccountAdapter"
ACCOUNT_SIGNUP_FIELDS = ["email*"]  # the password follows the code in the mail
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{PUBLIC_URL}/verify-email/{{key}}",
    "account_reset_password": f"{PUBLIC_URL}/password-reset",
    "account_reset_password_from_key": f"{PUBLIC_URL}/password-reset/{{key}}",
    "account_signup": f"{PUBLIC_URL}/sign-up",
}

MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
USERSESSIONS_TRACK_ACTIVITY = False  # two statements on every request otherwise

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "alliance.config.health.csrf_failure"

# Mail and files -----------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = f"{SITE_NAME} <noreply@tangmeng.example>"
EMAIL_FILE_PATH = ENV.home / "mail"
MEDIA_ROOT = ENV.home / "media"
STATIC_URL = "/static/"
STATIC_ROOT = None
FRONTEND_DIST = REPOSITORY / "frontend" / "dist"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/assets/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$"
# The build folder is served as it stands: no copying step between a build and its pages.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STATICFILES_DIRS = [FRONTEND_DIST] if FRONTEND_DIST.exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576

# Work in the background: PostgreSQL holds it, the broker only rings ---------------------------

CELERY_BROKER_URL = ENV.broker_url
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# The broker being away must not hold up a request: the row is already written.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "max_retries": 0,  # the doorbell rings once; the worker's own connection retries by itself
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_ENABLE_UTC = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "jobs.wake", "schedule": 5.0, "options": {"expires": 5}},
    "tick": {"task": "jobs.tick", "schedule": 20.0, "options": {"expires": 20}},
}

# The door -----------------------------------------------------------------------------------

GRAPHENE = {"SCHEMA": "api.schema.schema", "ATOMIC_MUTATIONS": False}

# Money --------------------------------------------------------------------------------------

# The licensed institution that keeps client money; without it production takes no top-up.
CUSTODIAN = os.environ.get("CUSTODIAN", "")

# Logs and headers ---------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "httpx": {"level": "WARNING"},
    },
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# antd writes its styles into the page; scripts, frames and objects stay closed.
CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
