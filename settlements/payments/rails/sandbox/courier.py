"""How the sandbox provider reaches our callback address."""

import httpx
from django.conf import settings
from django.urls import reverse

TIMEOUT_SECONDS = 5.0


class CallbackRefused(RuntimeError):
    """Our side did not answer 200; the provider will try again."""


def deliver(headers: dict[str, str], body: bytes) -> None:
    """POST one signed callback. Raises CallbackRefused or httpx.HTTPError."""
    url = settings.PUBLIC_URL + reverse("payments:callback", args=["sandbox"])
    answer = httpx.post(
        url,
        content=body,
        headers=headers | {"content-type": "application/json"},
        timeout=TIMEOUT_SECONDS,
    )
    if answer.status_code != 200:
        raise CallbackRefused(f"{answer.status_code}: {answer.text[:200]}")
