"""Invite a colleague."""

from typing import Any

import graphene

from alliance.notifications.services import send_invitation
from alliance.tenancy import selectors, services
from alliance.tenancy.states import Role
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.tenancy.types import Invitation
from api.types import enum


class InviteMember(Mutation):
    """Send somebody a link that lets them join your organization; it lives seven days."""

    class Input:
        email = graphene.String(required=True, description="Address the link goes to")
        role = enum(Role)(required=True, description="Role they will have")

    invitation = graphene.Field(Invitation, description="The invitation")

    @permission(Permission.MANAGE_ORGANIZATION)
    def perform(info: Any, *, email: str, role: Role) -> dict[str, Any]:
        actor = info.context.actor
        invited = services.invite_member(actor, email=email, role=role, now=info.context.now)
        send_invitation(actor, email=email, token=invited.token, language=info.context.language)
        return {"invitation": selectors.pending_invitations(actor).get(pk=invited.id)}
