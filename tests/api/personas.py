"""The columns of the permission table: who may come to the door."""

from dataclasses import dataclass
from uuid import UUID

from alliance.identity.models import Person
from alliance.tenancy.states import Kind, Role
from alliance.tenancy.types import Actor
from api.permissions import NoOrganization

_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Persona:
    """Looks like a RequestContext, as far as rules look at one."""

    signed_in: bool = True
    role: Role | None = None
    kind: Kind | None = None
    has_second_factor: bool = True

    @property
    def person(self) -> Person | None:
        return Person(id=_NOBODY) if self.signed_in else None

    @property
    def actor(self) -> Actor:
        if self.role is None or self.kind is None:
            raise NoOrganization()
        return Actor(
            organization_id=_NOBODY,
            alliance_id=_NOBODY,
            person_id=_NOBODY,
            role=self.role,
            kinds=frozenset({self.kind}),
        )


PERSONAS: dict[str, Persona] = {
    "anonymous": Persona(signed_in=False),
    "newcomer": Persona(),
    **{f"owner {role.value}": Persona(role=role, kind=Kind.OWNER) for role in Role},
    **{f"brand {role.value}": Persona(role=role, kind=Kind.BRAND) for role in Role},
    "agency admin": Persona(role=Role.ADMIN, kind=Kind.AGENCY),
    **{f"operator {role.value}": Persona(role=role, kind=Kind.OPERATOR) for role in Role},
    "operator admin without second factor": Persona(
        role=Role.ADMIN, kind=Kind.OPERATOR, has_second_factor=False
    ),
    "finance without second factor": Persona(
        role=Role.FINANCE, kind=Kind.BRAND, has_second_factor=False
    ),
}
