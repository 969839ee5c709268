"""The signed postback: a brand's server reports orders and refunds (Standard Webhooks).

``POST /postbacks/<source>/`` with ``webhook-id``, ``webhook-timestamp`` and ``webhook-signature``
over ``id.timestamp.body``. 202 accepted, 200 repetition, and a typed error otherwise; nothing is
kept of a request whose signature does not hold.
"""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alliance.kernel import clock
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.tenancy.context import acting_as_system
from marketplace.attribution.services.receive import (
    DeliveryConflict,
    OrderConflict,
    count_conflict,
    receive,
)
from marketplace.attribution.services.sources import KnownSource, find_source
from marketplace.attribution.wire import BadSignature, StaleTimestamp, parse, verify

MAX_BODY = 64 * 1024


class BodyTooLarge(DomainError):
    code = "body_too_large"
    zh = "请求体超过 64 KB"
    en = "The body is larger than 64 KB"


STATUS = {
    NotFound: 404,
    BadSignature: 401,
    StaleTimestamp: 400,
    BodyTooLarge: 413,
    DeliveryConflict: 409,
    OrderConflict: 409,
    InvalidInput: 422,
}


@csrf_exempt
@require_POST
def postback(request: HttpRequest, source_id: UUID) -> JsonResponse:
    """Verify, keep once, answer; the work is done by a job."""
    now = clock.now()
    try:
        body = _body(request)
        source = find_source(source_id, now)
        webhook_id = verify(request.headers, body, source.secrets, clock.wall())
        is_new = _keep(source, webhook_id, body, now)
    except DomainError as error:
        answer = {
            "code": error.code,
            "message": error.message(get_language() or "en"),
            "field": error.field,
        }
        return JsonResponse({"error": answer}, status=STATUS[type(error)])
    status = "accepted" if is_new else "duplicate"
    return JsonResponse({"status": status}, status=202 if is_new else 200)


def _body(request: HttpRequest) -> bytes:
    if int(request.headers.get("content-length") or 0) > MAX_BODY:
        raise BodyTooLarge()
    return request.body


def _keep(source: KnownSource, webhook_id: str, body: bytes, now: datetime) -> bool:
    event = parse(body)
    try:
        with acting_as_system(source.organization_id) as actor:
            return receive(
                actor, source=source, webhook_id=webhook_id, body=body, event=event, now=now
            )
    except DeliveryConflict:
        with acting_as_system(source.organization_id):
            count_conflict(source, webhook_id)
        raise


urlpatterns = [path("<uuid:source_id>/", postback, name="postback")]
