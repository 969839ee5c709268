"""Relay global ids: the type's name and the row's UUID, opaque to clients."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from uuid import UUID

import graphene

from alliance.kernel.errors import NotFound


def global_id(type_name: str, pk: UUID | str) -> str:
    """Return the id under which clients know the row."""
    return urlsafe_b64encode(f"{type_name}:{pk}".encode()).decode().rstrip("=")


def parse(value: str) -> tuple[str, UUID]:
    """Return (type name, UUID); anything else was never one of ours, hence NotFound."""
    try:
        padded = value + "=" * (-len(value) % 4)
        type_name, _, pk = urlsafe_b64decode(padded.encode("ascii")).decode().partition(":")
        return type_name, UUID(pk)
    except (ValueError, UnicodeError) as error:
        raise NotFound() from error


def pk(type_name: str, value: str, *, field: str | None = None) -> UUID:
    """Return the UUID in a global id of ``type_name``; raises NotFound (naming ``field``).

    A bare UUID is taken too: ``POST /files/`` answers with one.
    """
    try:
        if len(value) == 36:
            return UUID(value)
        found, key = parse(value)
    except (NotFound, ValueError) as error:
        raise NotFound(field=field) from error
    if found != type_name:
        raise NotFound(field=field)
    return key


class IdOf(graphene.ID):
    """An ``ID`` argument that names a row of one type; mutations receive its UUID.

    >>> class Input:
    ...     listing_id = IdOf("Listing", required=True)
    """

    def __init__(self, type_name: str, *args: Any, **kwargs: Any) -> None:
        self.type_name = type_name
        super().__init__(*args, **kwargs)

    def get_type(self) -> type[graphene.ID]:
        scalar: type[graphene.ID] = graphene.ID
        return scalar
