"""Writes to brand profiles and host claims."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from advertisers.brands.models import BrandProfile, VerifiedHost
from advertisers.brands.rules import host_of, normal_host
from advertisers.brands.states import HOST_MOVES, HostState
from alliance.audit.services import record
from alliance.files.selectors import stored_file
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.kernel.states import move
from alliance.kernel.vocabulary import Category
from alliance.notifications.services import notify
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from alliance.tracking import services as tracking


class HostAlreadyClaimed(DomainError):
    """The brand has this host on its list already."""

    code = "host_already_claimed"
    zh = "「{host}」已在你的域名列表中"
    en = "“{host}” is already on your list of hosts"
    field = "host"


@transaction.atomic
def save_profile(
    actor: Actor,
    *,
    display_name: str,
    category: str,
    introduction: str = "",
    website: str = "",
    logo_file_id: UUID | None = None,
    now: datetime,
) -> BrandProfile:
    """Create or replace the acting brand's profile. Raises NotPermitted, InvalidInput."""
    actor.require(Permission.MANAGE_TASKS, Kind.BRAND)
    if not 1 <= len(display_name.strip()) <= 80:
        raise InvalidInput(
            "displayName", zh="请填写 1–80 字的品牌名", en="Give a name of 1–80 characters"
        )
    if category not in Category.values:
        raise InvalidInput("category", zh="请选择类目", en="Choose a category")
    if len(introduction) > 2_000:
        raise InvalidInput("introduction", zh="介绍最多 2000 字", en="At most 2,000 characters")
    if website:
        host_of(website)
    if logo_file_id:
        stored_file(actor, logo_file_id)
    profile, _ = BrandProfile.objects.update_or_create(
        organization_id=actor.organization_id,
        defaults={
            "alliance_id": actor.alliance_id,
            "display_name": display_name.strip(),
            "category": category,
            "introduction": introduction.strip(),
            "website": website.strip(),
            "logo_file_id": logo_file_id,
            "updated_at": now,
        },
    )
    record(actor, "save_profile", "brands.profile", profile.id)
    return profile


@transaction.atomic
def claim_host(actor: Actor, *, host: str) -> VerifiedHost:
    """Put a host on the brand's list; the brand shows ``token`` there for the operator to find.

    A refused or revoked host may be claimed again. Raises HostNotAccepted, HostAlreadyClaimed.
    """
    actor.require(Permission.MANAGE_TASKS, Kind.BRAND)
    host = normal_host(host)
    claim, is_new = VerifiedHost.objects.get_or_create(
        organization_id=actor.organization_id,
        host=host,
        defaults={"alliance_id": actor.alliance_id, "token": _new_token()},
    )
    if not is_new:
        if not HOST_MOVES.allows(claim.state, HostState.CLAIMED):
            raise HostAlreadyClaimed(host=host)
        again = HOST_MOVES.sources_of(HostState.CLAIMED)
        move(VerifiedHost, id=claim.id, expected=again, to=HostState.CLAIMED, token=_new_token())
        claim.refresh_from_db()
    record(actor, "claim_host", "brands.host", claim.id, host=host)
    return claim


@transaction.atomic
def confirm_host(actor: Actor, *, host_id: UUID, now: datetime) -> VerifiedHost:
    """Confirm as operator that the brand owns the host: links may lead there from now on.

    Raises NotPermitted, NotFound, StateConflict.
    """
    claim = _decide(actor, host_id, HostState.VERIFIED, now)
    tracking.verify_host(actor, organization_id=claim.organization_id, host=claim.host, now=now)
    return claim


@transaction.atomic
def refuse_host(actor: Actor, *, host_id: UUID, reason: str, now: datetime) -> VerifiedHost:
    """Refuse a claim as operator, with a reason the brand can act on."""
    if not 1 <= len(reason.strip()) <= 200:
        raise InvalidInput(
            "reason", zh="请写明 1–200 字的理由", en="Give a reason of 1–200 characters"
        )
    return _decide(actor, host_id, HostState.REFUSED, now, refusal=reason.strip())


@transaction.atomic
def revoke_host(actor: Actor, *, host_id: UUID, now: datetime) -> VerifiedHost:
    """Withdraw a confirmation as operator: new links may no longer lead there."""
    claim = _decide(actor, host_id, HostState.REVOKED, now)
    tracking.revoke_host(actor, organization_id=claim.organization_id, host=claim.host, now=now)
    return claim


def _decide(
    actor: Actor, host_id: UUID, to: HostState, now: datetime, *, refusal: str = ""
) -> VerifiedHost:
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    claim = VerifiedHost.objects.filter(pk=host_id).first()
    if claim is None:
        raise NotFound()
    move(
        VerifiedHost,
        id=host_id,
        expected=HOST_MOVES.sources_of(to),
        to=to,
        decided_at=now,
        refusal=refusal,
    )
    record(actor, f"{to}_host", "brands.host", host_id, host=claim.host, refusal=refusal)
    notify(
        organization_id=claim.organization_id,
        kind=f"host_{to}",
        params={"host": claim.host, "reason": refusal},
        link="/brand/profile",
    )
    claim.refresh_from_db()
    return claim


def _new_token() -> str:
    return f"tm-{secrets.token_urlsafe(18)}"
