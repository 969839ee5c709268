"""Production's settings, loaded in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

PROGRAM = """
import json, django
django.setup()
from django.conf import settings
names = %r
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def load(names: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "alliance.config.settings.production",
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-c", PROGRAM % names],
        env=environment,
        cwd=Path(settings.REPOSITORY),
        capture_output=True,
        text=True,
    )


def test_production_is_strict() -> None:
    done = load(
        ["DEBUG", "LOCAL_MODE", "SHOW_GRAPHIQL", "CLOCK_MAY_MOVE", "SESSION_COOKIE_SECURE",
         "SECURE_SSL_REDIRECT", "CSRF_TRUSTED_ORIGINS"],
        ALLOWED_HOSTS="tangmeng.example",
    )  # fmt: skip

    assert json.loads(done.stdout) == {
        "DEBUG": False,
        "LOCAL_MODE": False,
        "SHOW_GRAPHIQL": False,
        "CLOCK_MAY_MOVE": False,
        "SESSION_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "CSRF_TRUSTED_ORIGINS": ["https://tangmeng.example"],
    }, done.stderr


def test_production_needs_its_hosts() -> None:
    done = load(["DEBUG"], ALLOWED_HOSTS="")

    assert done.returncode != 0
    assert "ALLOWED_HOSTS is not set" in done.stderr
