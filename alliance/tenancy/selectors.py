"""Reads of organizations, members and of who may act for whom."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alliance.kernel.errors import NotFound
from alliance.tenancy.context import kinds_from_flags
from alliance.tenancy.models import Invitation, Membership, Organization
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import InvitationState, Role
from alliance.tenancy.types import Actor


def actors_of(person_id: UUID) -> list[Actor]:
    """Return an actor for each active membership, oldest first; needs no open context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenancy_memberships(%s)", [person_id])
        return [
            Actor(
                organization_id=organization_id,
                alliance_id=alliance_id,
                person_id=person_id,
                role=Role(role),
                kinds=kinds_from_flags(*flags),
                organization_name=name,
            )
            for organization_id, alliance_id, name, *flags, role in cursor.fetchall()
        ]


def operator_of(alliance_id: UUID) -> UUID:
    """Return the organization that runs the acting alliance. Raises NotFound without one."""
    operator = Organization.objects.filter(alliance_id=alliance_id, is_operator=True)
    found = operator.values_list("id", flat=True).order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def organization(actor: Actor, organization_id: UUID) -> Organization:
    """Return an organization of the actor's alliance. Raises NotFound."""
    found = Organization.objects.filter(pk=organization_id).first()
    if found is None:
        raise NotFound()
    return found


def organizations(actor: Actor) -> QuerySet[Organization]:
    """Return the organizations of the actor's alliance."""
    return Organization.objects.filter(alliance_id=actor.alliance_id)


def has_member(organization_id: UUID, address_hash: str) -> bool:
    """Tell whether a member's e-mail address (lower case) has this SHA-256 (hex)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenancy_has_member(%s, %s)", [organization_id, address_hash])
        return bool(cursor.fetchone()[0])


def members(actor: Actor) -> QuerySet[Membership]:
    """Return the acting organization's present members with their people."""
    actor.require(Permission.VIEW)
    return Membership.objects.filter(
        organization_id=actor.organization_id, left_at=None
    ).select_related("person")


def pending_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Return the acting organization's invitations that nobody has answered."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    return Invitation.objects.filter(
        organization_id=actor.organization_id, state=InvitationState.PENDING
    )
