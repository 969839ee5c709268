"""``GET /exports/statements/<id>.<format>``: a statement as a file, to whoever may read it."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET

from alliance.kernel.errors import DomainError, NotFound
from alliance.kernel.language import language_of
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.sessions import member
from settlements.statements import selectors
from settlements.statements.exports import CONTENT_TYPES, WRITERS


@require_GET
def download(request: HttpRequest, statement_id: UUID, kind: str) -> HttpResponse:
    """Write the statement for the organization named by ``?organization=`` (the header works too).

    Absent, forbidden and foreign answer alike: 404.
    """
    language = request.GET.get("language") or language_of(
        request.headers.get("Accept-Language", "")
    )
    try:
        if kind not in WRITERS:
            raise NotFound()
        with acting(member(request)) as actor:
            document = selectors.document(actor, statement_id)
    except DomainError as error:
        hidden = NotFound() if isinstance(error, NotPermitted) else error
        return JsonResponse({"code": hidden.code, "message": hidden.message(language)}, status=404)
    response = HttpResponse(WRITERS[kind](document, language), content_type=CONTENT_TYPES[kind])
    name = quote(f"{document.party_name}-{document.number}.{kind}")
    plain = f"statement-{document.number}.{kind}"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


urlpatterns = [path("statements/<uuid:statement_id>.<str:kind>", download)]
