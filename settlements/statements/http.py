"""``GET /exports/statements/<id>.<format>``: a statement as a file, to whoever may read it."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET

from alliance.identity.models import Person
from alliance.kernel.errors import DomainError, NotFound
from alliance.kernel.language import language_of
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.selectors import actors_of
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
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
        with acting(_actor(request)) as actor:
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


def _actor(request: HttpRequest) -> Actor:
    """Return the signed-in person's membership in the named organization, or raise NotFound."""
    if not isinstance(request.user, Person):
        raise NotFound()
    named = request.GET.get("organization") or request.headers.get("X-Organization", "")
    try:
        wanted = UUID(named)
    except ValueError as error:
        raise NotFound() from error
    for actor in actors_of(request.user.id):
        if actor.organization_id == wanted and _signed_in_well_enough(request, actor):
            return actor
    raise NotFound()


def _signed_in_well_enough(request: HttpRequest, actor: Actor) -> bool:
    """Finance and operators need a session that was opened with a second factor."""
    if actor.role is not Role.FINANCE and not actor.is_operator:
        return True
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") == "mfa" for method in methods)


urlpatterns = [path("statements/<uuid:statement_id>.<str:kind>", download)]
