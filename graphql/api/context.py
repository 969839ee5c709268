"""What a resolver knows about the request: the person, the actor, the language, the time."""

from datetime import datetime
from functools import cached_property

from django.http import HttpRequest

from alliance.identity.models import Person
from alliance.kernel import clock
from alliance.kernel.errors import NotFound
from alliance.networks.models import Alliance
from alliance.networks.selectors import alliances
from alliance.tenancy.selectors import actors_of
from alliance.tenancy.sessions import opened_with_second_factor
from alliance.tenancy.types import Actor
from api.ids import pk
from api.permissions import NoOrganization


class RequestContext:
    """Passed to resolvers as ``info.context``."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.request = request
        self.person = request.user if isinstance(request.user, Person) else None
        self.language = language
        self._wanted = request.headers.get("X-Organization", "")

    @property
    def actor(self) -> Actor:
        """The member and organization of the request; raises NoOrganization when there is none."""
        if self.maybe_actor is None:
            raise NoOrganization()
        return self.maybe_actor

    @cached_property
    def actors(self) -> list[Actor]:
        """The person's memberships, one query a request."""
        return actors_of(self.person.id) if self.person else []

    @cached_property
    def maybe_actor(self) -> Actor | None:
        """The membership of the organization that X-Organization names, if there is one."""
        try:
            key = pk("Organization", self._wanted)
        except NotFound:
            return None
        return next((actor for actor in self.actors if actor.organization_id == key), None)

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether this session was opened with a second factor."""
        return opened_with_second_factor(self.request)

    @cached_property
    def alliance(self) -> Alliance:
        """The alliance of the acting organization."""
        return alliances().get(pk=self.actor.alliance_id)

    @cached_property
    def now(self) -> datetime:
        """One UTC instant for the whole operation."""
        return clock.now()
