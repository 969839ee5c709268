"""The one value that says who is acting, for which organization, in which alliance."""

from dataclasses import dataclass, field
from uuid import UUID

from alliance.tenancy.permissions import ROLE_PERMISSIONS, NotPermitted, Permission
from alliance.tenancy.states import Kind, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or, when ``person_id`` is None, the system) acting for one organization."""

    organization_id: UUID
    alliance_id: UUID
    person_id: UUID | None = None
    role: Role = Role.READONLY
    kinds: frozenset[Kind] = field(default_factory=frozenset)
    organization_name: str = ""

    def may(self, permission: Permission) -> bool:
        return permission in ROLE_PERMISSIONS[self.role]

    def require(self, permission: Permission, kind: Kind | None = None) -> None:
        """Raise NotPermitted without ``permission`` or when the organization is not of ``kind``."""
        if not self.may(permission) or (kind is not None and kind not in self.kinds):
            raise NotPermitted()

    @property
    def is_owner(self) -> bool:
        return Kind.OWNER in self.kinds

    @property
    def is_brand(self) -> bool:
        return Kind.BRAND in self.kinds

    @property
    def is_agency(self) -> bool:
        return Kind.AGENCY in self.kinds

    @property
    def is_operator(self) -> bool:
        return Kind.OPERATOR in self.kinds
