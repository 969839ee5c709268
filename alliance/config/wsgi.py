"""The web process's entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.config.settings.local")

application = get_wsgi_application()

from alliance.config import powers  # noqa: E402 - needs a Django that is set up

powers.guard()
