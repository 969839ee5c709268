"""The people every test knows: made through the services, so that they are real."""

import itertools
from datetime import UTC, datetime

from alliance.identity.models import Person
from alliance.networks.founding import found_alliance_with_operator
from alliance.tenancy.services import found_organization
from alliance.tenancy.states import Kind, LegalKind, Role
from alliance.tenancy.types import Actor

NOW = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)

_numbers = itertools.count(1)


def make_person(email: str | None = None) -> Person:
    """A person without a password: tests act for people, browsers sign them in."""
    number = next(_numbers)
    return Person.objects.create_user(
        email or f"person{number}@example.com",
        password=None,
        display_name=f"人物{number}",
    )


def make_operator(now: datetime = NOW) -> Actor:
    """The administrator of a new alliance's operator organization."""
    number = next(_numbers)
    return found_alliance_with_operator(
        slug=f"alliance-{number}",
        name=f"联盟{number}",
        operator_name=f"运营方{number}",
        person_id=make_person().id,
        now=now,
    )


def make_member_of(
    operator: Actor,
    *kinds: Kind,
    name: str | None = None,
    legal_kind: LegalKind = LegalKind.COMPANY,
    now: datetime = NOW,
) -> Actor:
    """The administrator of a new organization of ``kinds`` in the operator's alliance."""
    return found_organization(
        person_id=make_person().id,
        alliance_id=operator.alliance_id,
        name=name or f"组织{next(_numbers)}",
        kinds=list(kinds),
        legal_kind=legal_kind,
        now=now,
    )


def make_owner(operator: Actor, **given: object) -> Actor:
    """A traffic owner; a natural person to the tax law unless told otherwise."""
    given.setdefault("legal_kind", LegalKind.PERSON)
    return make_member_of(operator, Kind.OWNER, **given)  # type: ignore[arg-type]


def make_brand(operator: Actor, **given: object) -> Actor:
    """A brand."""
    return make_member_of(operator, Kind.BRAND, **given)  # type: ignore[arg-type]


def make_agency(operator: Actor, **given: object) -> Actor:
    """An MCN agency."""
    return make_member_of(operator, Kind.AGENCY, **given)  # type: ignore[arg-type]


def in_role(actor: Actor, role: Role) -> Actor:
    """The same organization seen by somebody in another role."""
    return Actor(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        person_id=actor.person_id,
        role=role,
        kinds=actor.kinds,
        organization_name=actor.organization_name,
    )
