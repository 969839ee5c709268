"""Reads of brand profiles and hosts; the database shows each actor only what it may see."""

from uuid import UUID

from django.db.models import QuerySet

from advertisers.brands.models import BrandProfile, VerifiedHost
from advertisers.brands.states import HostState
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor


def brand_profiles(actor: Actor) -> QuerySet[BrandProfile]:
    """Return the profiles of every brand in the actor's alliance."""
    actor.require(Permission.VIEW)
    return BrandProfile.objects.filter(alliance_id=actor.alliance_id)


def own_profile(actor: Actor) -> BrandProfile | None:
    """Return the acting organization's brand profile, if it has one."""
    actor.require(Permission.VIEW)
    return BrandProfile.objects.filter(organization_id=actor.organization_id).order_by("id").first()


def verified_hosts(actor: Actor) -> QuerySet[VerifiedHost]:
    """Return the actor's claimed hosts; an operator sees its whole alliance's."""
    actor.require(Permission.VIEW)
    return VerifiedHost.objects.select_related("organization")


def host_is_verified(actor: Actor, *, organization_id: UUID, host: str) -> bool:
    """Tell whether the operator has confirmed that ``host`` belongs to the organization."""
    actor.require(Permission.VIEW)
    return VerifiedHost.objects.filter(
        organization_id=organization_id, host=host, state=HostState.VERIFIED
    ).exists()
