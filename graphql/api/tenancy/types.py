"""Organizations, memberships, invitations, and the viewer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import graphene

from alliance.identity.models import Person as PersonRow
from alliance.identity.selectors import has_totp
from alliance.tenancy import models, selectors
from alliance.tenancy.permissions import ROLE_PERMISSIONS
from alliance.tenancy.permissions import Permission as PermissionValue
from alliance.tenancy.states import Kind, LegalKind, OrganizationState, Role
from alliance.tenancy.types import Actor
from api.connection import Connection
from api.identity.types import Person
from api.networks.types import Alliance
from api.permissions import Permission, Read, needs_second_factor
from api.types import DateTime, Node, Type, enum

KINDS = enum(Kind, "OrganizationKind")
PERMISSIONS = enum(PermissionValue)


def _list_of(of: Any) -> graphene.List:
    return graphene.List(graphene.NonNull(of))


class Organization(Type):
    """A company, shop, creator or operator inside one alliance; shown to the whole alliance."""

    class Meta:
        interfaces = (Node,)
        model = models.Organization
        read = Read.FENCED

    name = graphene.String(required=True, description="Name, unique in the alliance")
    kinds = graphene.Field(_list_of(KINDS), required=True, description="What it does here")
    legal_kind = graphene.Field(enum(LegalKind), required=True, description="For the tax law")
    state = graphene.Field(enum(OrganizationState), required=True, description="Standing")
    created_at = DateTime(required=True, description="Founded")
    alliance = graphene.Field(Alliance, description="The alliance it belongs to")

    @staticmethod
    def resolve_alliance(root: models.Organization, info: Any) -> Any:
        """A reader sees organizations of one alliance only, so it is fetched once a request."""
        actor = info.context.maybe_actor
        mine = actor is not None and actor.alliance_id == root.alliance_id
        return info.context.alliance if mine else root.alliance

    @staticmethod
    def resolve_kinds(root: models.Organization, info: Any) -> list[Kind]:
        return [kind for kind in Kind if kind in root.kinds]

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Organization | None:
        return selectors.organizations(info.context.actor).filter(pk=pk).first()


class Membership(Type):
    """A colleague's place in your organization."""

    class Meta:
        interfaces = (Node,)
        model = models.Membership
        read = Read.FENCED

    person = graphene.Field(Person, required=True, description="Who")
    role = graphene.Field(enum(Role), required=True, description="Decides the permissions")
    joined_at = DateTime(required=True, description="Member since")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Membership | None:
        return selectors.members(info.context.actor).filter(pk=pk).first()


class Invitation(Type):
    """An e-mailed offer to join that nobody has answered yet."""

    class Meta:
        interfaces = (Node,)
        model = models.Invitation
        read = Permission.MANAGE_ORGANIZATION

    email = graphene.String(required=True, description="Address it was sent to")
    role = graphene.Field(enum(Role), required=True, description="Role it offers")
    expires_at = DateTime(required=True, description="Worthless from here on")
    created_at = DateTime(required=True, description="Sent")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Invitation | None:
        return selectors.pending_invitations(info.context.actor).filter(pk=pk).first()


@dataclass(frozen=True, slots=True)
class WorkplaceRow:
    """An organization of the viewer's, as the switch shows it."""

    id: UUID
    actor: Actor


class Workplace(Type):
    """An organization you belong to, and your role in it."""

    class Meta:
        interfaces = (Node,)
        model = WorkplaceRow
        read = Read.OWN

    organization_id = graphene.ID(required=True, description="Value of the X-Organization header")
    name = graphene.String(required=True, description="The organization's name")
    kinds = graphene.Field(_list_of(KINDS), required=True, description="What it does")
    role = graphene.Field(enum(Role), required=True, description="Your role")

    @staticmethod
    def resolve_organization_id(root: WorkplaceRow, info: Any) -> str:
        return str(root.id)

    @staticmethod
    def resolve_name(root: WorkplaceRow, info: Any) -> str:
        return root.actor.organization_name

    @staticmethod
    def resolve_kinds(root: WorkplaceRow, info: Any) -> list[Kind]:
        return [kind for kind in Kind if kind in root.actor.kinds]

    @staticmethod
    def resolve_role(root: WorkplaceRow, info: Any) -> Role:
        return root.actor.role


class Viewer(Type):
    """You: who is signed in, where you work, and what you may do in the chosen organization."""

    class Meta:
        read = Read.OWN

    person = graphene.Field(Person, required=True, description="You")
    organizations = Connection(Workplace, orders={"JOINED": ("id",)}, description="Where you work")
    current_organization = graphene.Field(
        Organization, description="The one named by X-Organization, if you belong to it"
    )
    role = graphene.Field(enum(Role), description="Your role in the current organization")
    permissions = graphene.Field(
        _list_of(PERMISSIONS), required=True, description="What that role may do"
    )
    has_mfa = graphene.Boolean(
        required=True, description="You have set up a second factor for signing in"
    )
    signed_in_with_mfa = graphene.Boolean(
        required=True, description="This session was opened with it"
    )
    needs_mfa = graphene.Boolean(
        required=True, description="Your role or organization may only work with one"
    )

    @staticmethod
    def resolve_person(root: PersonRow, info: Any) -> PersonRow:
        return root

    @staticmethod
    def resolve_organizations(root: PersonRow, info: Any) -> list[WorkplaceRow]:
        return [WorkplaceRow(actor.organization_id, actor) for actor in info.context.actors]

    @staticmethod
    def resolve_current_organization(root: PersonRow, info: Any) -> models.Organization | None:
        actor = info.context.maybe_actor
        if actor is None:
            return None
        mine = selectors.organizations(actor).filter(pk=actor.organization_id)
        return mine.select_related("alliance").first()

    @staticmethod
    def resolve_role(root: PersonRow, info: Any) -> Role | None:
        actor = info.context.maybe_actor
        return actor.role if actor else None

    @staticmethod
    def resolve_permissions(root: PersonRow, info: Any) -> list[PermissionValue]:
        actor = info.context.maybe_actor
        return [p for p in PermissionValue if actor and p in ROLE_PERMISSIONS[actor.role]]

    @staticmethod
    def resolve_has_mfa(root: PersonRow, info: Any) -> bool:
        return info.context.has_second_factor or has_totp(root)

    @staticmethod
    def resolve_signed_in_with_mfa(root: PersonRow, info: Any) -> bool:
        return bool(info.context.has_second_factor)

    @staticmethod
    def resolve_needs_mfa(root: PersonRow, info: Any) -> bool:
        actor = info.context.maybe_actor
        return bool(actor) and needs_second_factor(actor)
