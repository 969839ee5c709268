"""Reads of the viewer, of colleagues, and of the alliance's organizations."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.identity.models import Person
from alliance.tenancy import models, selectors
from api.connection import Connection
from api.permissions import ANYONE, Permission, permission
from api.tenancy.filters import OrganizationFilters
from api.tenancy.types import Invitation, Membership, Organization, Viewer


class Queries(graphene.ObjectType):
    """Who you are and whom you work with."""

    viewer = graphene.Field(Viewer, description="You; null unless signed in")
    organizations = Connection(
        Organization,
        orders={"NAME": ("name",), "NEWEST": ("-created_at",)},
        filters=OrganizationFilters,
        description="The organizations of your alliance",
    )
    members = Connection(
        Membership,
        orders={"JOINED": ("joined_at",), "NAME": ("person__display_name",)},
        description="Your colleagues",
    )
    invitations = Connection(
        Invitation, orders={"NEWEST": ("-created_at",)}, description="Invitations without answer"
    )

    @staticmethod
    @permission(ANYONE)
    def resolve_viewer(root: Any, info: Any) -> Person | None:
        person: Person | None = info.context.person
        return person

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_organizations(root: Any, info: Any) -> QuerySet[models.Organization]:
        return selectors.organizations(info.context.actor).select_related("alliance")

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_members(root: Any, info: Any) -> QuerySet[models.Membership]:
        return selectors.members(info.context.actor)

    @staticmethod
    @permission(Permission.MANAGE_ORGANIZATION)
    def resolve_invitations(root: Any, info: Any) -> QuerySet[models.Invitation]:
        return selectors.pending_invitations(info.context.actor)
