"""The sandbox provider's signature: Standard Webhooks, with a secret derived for this machine."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime

from django.conf import settings
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from settlements.payments.rails.face import BadSignature


def _webhook() -> Webhook:
    secret = hmac.digest(settings.SECRET_KEY.encode(), b"payments.sandbox", hashlib.sha256)
    return Webhook("whsec_" + base64.b64encode(secret).decode())


def sign(event_id: str, body: bytes) -> dict[str, str]:
    """Return the headers of a signed callback. Signatures live by the wall clock, not by ours."""
    at = datetime.now(UTC)
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": _webhook().sign(event_id, at, body.decode()),
    }


def verify(headers: Mapping[str, str], body: bytes) -> str:
    """Return the event's id when its signature holds and is younger than 5 minutes."""
    lowered = {name.lower(): value for name, value in headers.items()}
    try:
        _webhook().verify(body, lowered, json_parse=False)
    except (WebhookVerificationError, UnicodeDecodeError, ValueError, KeyError):
        raise BadSignature() from None
    return lowered["webhook-id"]
