"""Providers' callbacks, and the sandbox provider's checkout page."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from alliance.jobs.services import enqueue
from alliance.kernel import clock
from alliance.kernel.errors import DomainError, NotFound, StateConflict
from alliance.tenancy.context import acting_as_system
from settlements.payments import selectors, services
from settlements.payments.rails.face import BadSignature
from settlements.payments.rails.registry import rail_named
from settlements.payments.rails.sandbox import rail as sandbox

app_name = "payments"

LARGEST_CALLBACK = 64 * 1024


@csrf_exempt
@require_POST
def callback(request: HttpRequest, provider: str) -> HttpResponse:
    """Verify, keep once, answer 200; everything else is a job's work."""
    if int(request.headers.get("content-length") or 0) > LARGEST_CALLBACK:
        return JsonResponse({"error": "too_large"}, status=413)
    body = request.body
    try:
        notice = rail_named(provider).read_notice(request.headers, body)
        card = selectors.order_card(notice.order_no)
        if card is None:
            raise NotFound()
        with acting_as_system(card.operator_id) as operator:
            services.receive_notice(
                operator, provider=provider, card=card, notice=notice, body=body, now=clock.now()
            )
    except DomainError as error:
        return JsonResponse({"error": error.code}, status=_status(error))
    return JsonResponse({"received": True})


@require_http_methods(["GET", "POST"])
def sandbox_checkout(request: HttpRequest, order_no: str) -> HttpResponse:
    """The page on which a payer would pay; the order's number is the key to it."""
    card = selectors.order_card(order_no) if settings.LOCAL_MODE else None
    if card is None:
        raise Http404
    try:
        with acting_as_system(card.operator_id) as operator:
            if request.method == "POST":
                _pay(operator.organization_id, order_no)
                return redirect("payments:sandbox_checkout", order_no)
            order = sandbox.order_named(operator.organization_id, order_no)
    except NotFound:
        raise Http404 from None
    except StateConflict:
        return redirect("payments:sandbox_checkout", order_no)
    return render(
        request,
        "payments/sandbox_checkout.html",
        {"order": order, "yuan": _yuan(order.amount_minor)},
    )


def _pay(operator_id: UUID, order_no: str) -> None:
    sandbox.pay(operator_id, order_no)
    enqueue(
        kind="payments.sandbox_call_back",
        payload={"order_no": order_no},
        key=f"call_back:{order_no}",
    )


def _yuan(amount_minor: int) -> str:
    return f"{amount_minor // 100:,}.{amount_minor % 100:02d}"


def _status(error: DomainError) -> int:
    if isinstance(error, BadSignature):
        return 401
    if isinstance(error, services.EventConflict):
        return 409
    return 404


urlpatterns = [
    path("<str:provider>/callback", callback, name="callback"),
    path("sandbox/checkout/<str:order_no>/", sandbox_checkout, name="sandbox_checkout"),
]
