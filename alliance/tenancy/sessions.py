"""Who stands at a door of plain HTTP: the signed-in person, for the named organization."""

from uuid import UUID

from django.http import HttpRequest

from alliance.identity.models import Person
from alliance.kernel.errors import NotFound
from alliance.tenancy.selectors import actors_of
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor


def opened_with_second_factor(request: HttpRequest) -> bool:
    """Say whether this session was opened with a second factor; allauth notes how it was."""
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") == "mfa" for method in methods)


def needs_second_factor(actor: Actor) -> bool:
    """Say whether the actor's role or organization works with a second factor only."""
    return actor.role is Role.FINANCE or actor.is_operator


def member(request: HttpRequest) -> Actor:
    """Return the actor for ``X-Organization`` (downloads: ``?organization=``).

    Raises NotFound for strangers, for organizations they do not belong to, and for want of a
    second factor: a plain address tells nobody why it is shut.
    """
    if not isinstance(request.user, Person):
        raise NotFound()
    try:
        wanted = UUID(request.GET.get("organization") or request.headers.get("X-Organization", ""))
    except ValueError as error:
        raise NotFound() from error
    for actor in actors_of(request.user.id):
        if actor.organization_id == wanted:
            if needs_second_factor(actor) and not opened_with_second_factor(request):
                break
            return actor
    raise NotFound()
