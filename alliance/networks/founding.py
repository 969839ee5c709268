"""Founding an alliance together with the organization that operates it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alliance.kernel.errors import DomainError
from alliance.kernel.ids import new_id
from alliance.networks.services import found_alliance
from alliance.tenancy.context import acting
from alliance.tenancy.services import found_organization
from alliance.tenancy.states import Kind, Role
from alliance.tenancy.types import Actor


class SlugTaken(DomainError):
    code = "slug_taken"
    zh = "联盟代号已被使用"
    en = "This alliance code is taken"
    field = "slug"


def found_alliance_with_operator(
    *, slug: str, name: str, operator_name: str, person_id: UUID, now: datetime
) -> Actor:
    """Create an alliance, its first rules and its operator, administered by ``person_id``.

    One transaction in the operator's own context. Raises SlugTaken.
    """
    operator = Actor(
        organization_id=new_id(),
        alliance_id=new_id(),
        person_id=person_id,
        role=Role.ADMIN,
        kinds=frozenset({Kind.OPERATOR}),
    )
    try:
        with transaction.atomic(), acting(operator):
            found_alliance(id=operator.alliance_id, name=name, slug=slug, now=now)
            return found_organization(
                person_id=person_id,
                alliance_id=operator.alliance_id,
                name=operator_name,
                kinds=[Kind.OPERATOR],
                now=now,
                id=operator.organization_id,
            )
    except IntegrityError as error:
        if "slug" in str(error):
            raise SlugTaken() from error
        raise
