"""People, as colleagues see each other."""

from typing import Any

import graphene

from alliance.identity.models import Person as PersonRow
from alliance.identity.states import Language
from api.permissions import Read
from api.types import Node, Type, enum


class Person(Type):
    """A person who signs in. Reached only through one's own session or organization."""

    class Meta:
        interfaces = (Node,)
        model = PersonRow
        read = Read.FENCED

    email = graphene.String(required=True, description="Sign-in address")
    display_name = graphene.String(required=True, description="Name shown to colleagues")
    locale = graphene.Field(enum(Language), required=True, description="Preferred language")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> PersonRow | None:
        """Only oneself: colleagues are reached through the organization's members."""
        person = info.context.person
        return person if person is not None and person.id == pk else None
