"""Writes to organizations: founding, naming, inviting, joining, changing roles, leaving."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, connection, transaction

from alliance.audit.services import record
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.kernel.ids import new_id
from alliance.kernel.states import move
from alliance.tenancy.context import acting, system_actor
from alliance.tenancy.models import Invitation, Membership, Organization
from alliance.tenancy.permissions import NotPermitted, Permission
from alliance.tenancy.states import InvitationState, Kind, LegalKind, Role
from alliance.tenancy.types import Actor

INVITATION_LIFE = timedelta(days=7)


class NameTaken(DomainError):
    code = "name_taken"
    zh = "联盟里已有同名组织"
    en = "An organization of this name exists in the alliance"
    field = "name"


class InvitationInvalid(DomainError):
    code = "invitation_invalid"
    zh = "邀请无效、已过期，或不是发给你的邮箱"
    en = "The invitation is invalid, has expired, or was sent to another address"


class LastAdmin(DomainError):
    code = "last_admin"
    zh = "组织必须保留至少一名管理员"
    en = "An organization keeps at least one administrator"


class AlreadyMember(DomainError):
    code = "already_member"
    zh = "此人已经是成员，或已有待接受的邀请"
    en = "This person is a member already, or has been invited"
    field = "email"


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation and the only copy of its token, to be put into the e-mailed link."""

    id: UUID
    token: str


def found_organization(
    *,
    person_id: UUID,
    alliance_id: UUID,
    name: str,
    kinds: Collection[Kind],
    now: datetime,
    legal_kind: LegalKind = LegalKind.COMPANY,
    id: UUID | None = None,
) -> Actor:
    """Create an organization in an alliance with ``person_id`` as its administrator.

    Opens its own context. The operator's kind is given only by the installer, which names ``id``.
    Raises InvalidInput and NameTaken.
    """
    name = name.strip()
    if not 2 <= len(name) <= 80:
        raise InvalidInput("name", zh="名称需 2–80 个字", en="A name has 2–80 characters")
    if not kinds:
        raise InvalidInput("kinds", zh="请至少选择一种身份", en="Choose at least one kind")
    actor = Actor(
        organization_id=id or new_id(),
        alliance_id=alliance_id,
        person_id=person_id,
        role=Role.ADMIN,
        kinds=frozenset(kinds),
        organization_name=name,
    )
    try:
        with acting(actor):
            Organization.objects.create(
                id=actor.organization_id,
                alliance_id=alliance_id,
                name=name,
                legal_kind=legal_kind,
                **{f"is_{kind.value}": True for kind in actor.kinds},
            )
            _add_member(actor, person_id, Role.ADMIN, now)
            record(actor, "found_organization", "tenancy.organization", actor.organization_id)
    except IntegrityError as error:
        if "organization_name_once" in str(error):
            raise NameTaken() from error
        raise
    return actor


@transaction.atomic
def rename_organization(actor: Actor, *, name: str) -> Organization:
    """Give the acting organization another name. Raises InvalidInput and NameTaken."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    name = name.strip()
    if not 2 <= len(name) <= 80:
        raise InvalidInput("name", zh="名称需 2–80 个字", en="A name has 2–80 characters")
    try:
        with transaction.atomic():
            Organization.objects.filter(pk=actor.organization_id).update(name=name)
    except IntegrityError as error:
        raise NameTaken() from error
    record(actor, "rename_organization", "tenancy.organization", actor.organization_id, name=name)
    return Organization.objects.get(pk=actor.organization_id)


@transaction.atomic
def invite_member(actor: Actor, *, email: str, role: Role, now: datetime) -> NewInvitation:
    """Invite an address to join with ``role``; the caller mails the token.

    Raises InvalidInput for what is no address, AlreadyMember.
    """
    actor.require(Permission.MANAGE_ORGANIZATION)
    if actor.person_id is None:
        raise NotPermitted()  # the system invites nobody: an invitation names who sent it
    email, token = email.strip().lower(), secrets.token_urlsafe(24)
    try:
        validate_email(email)
    except ValidationError as error:
        raise InvalidInput("email", zh="邮箱地址无效", en="Not an e-mail address") from error
    if Membership.objects.filter(
        organization_id=actor.organization_id, person__email=email, left_at=None
    ).exists():
        raise AlreadyMember()
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                organization_id=actor.organization_id,
                alliance_id=actor.alliance_id,
                email=email,
                role=role,
                token_hash=_token_hash(token),
                invited_by_id=actor.person_id,
                expires_at=now + INVITATION_LIFE,
            )
    except IntegrityError as error:
        raise AlreadyMember() from error
    record(actor, "invite_member", "tenancy.invitation", invitation.id, role=role)
    return NewInvitation(id=invitation.id, token=token)


@transaction.atomic
def revoke_invitation(actor: Actor, *, invitation_id: UUID) -> None:
    """Make a pending invitation worthless. Raises StateConflict when it was answered."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    move(Invitation, id=invitation_id, expected=InvitationState.PENDING, to=InvitationState.REVOKED)
    record(actor, "revoke_invitation", "tenancy.invitation", invitation_id)


def accept_invitation(*, person_id: UUID, email: str, token: str, now: datetime) -> Actor:
    """Join the organization that invited ``email``, in a context of its own.

    Raises InvitationInvalid.
    """
    digest = _token_hash(token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenancy_invitation_organization(%s)", [digest])
        organization_id = cursor.fetchone()[0]
    if organization_id is None:
        raise InvitationInvalid()
    with acting(system_actor(organization_id)) as actor:
        invitation = Invitation.objects.filter(
            token_hash=digest, email=email.strip().lower(), expires_at__gt=now
        ).first()
        if invitation is None:
            raise InvitationInvalid()
        move(
            Invitation,
            id=invitation.id,
            expected=InvitationState.PENDING,
            to=InvitationState.ACCEPTED,
        )
        _add_member(actor, person_id, Role(invitation.role), now)
        record(actor, "accept_invitation", "tenancy.invitation", invitation.id, person=person_id)
    return Actor(
        organization_id=organization_id,
        alliance_id=actor.alliance_id,
        person_id=person_id,
        role=Role(invitation.role),
        kinds=actor.kinds,
        organization_name=actor.organization_name,
    )


@transaction.atomic
def change_role(actor: Actor, *, membership_id: UUID, role: Role) -> Membership:
    """Give a member another role. Raises NotFound and LastAdmin."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    membership = _lock_member(actor, membership_id)
    if role != Role.ADMIN:
        _keep_an_admin(actor, membership)
    membership.role = role
    membership.save(update_fields=["role"])
    record(actor, "change_role", "tenancy.membership", membership.id, role=role)
    return membership


@transaction.atomic
def remove_member(actor: Actor, *, membership_id: UUID, now: datetime) -> None:
    """End a membership. Raises NotFound and LastAdmin."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    membership = _lock_member(actor, membership_id)
    _keep_an_admin(actor, membership)
    membership.left_at = now
    membership.save(update_fields=["left_at"])
    record(actor, "remove_member", "tenancy.membership", membership.id)


def _add_member(actor: Actor, person_id: UUID, role: Role, now: datetime) -> None:
    Membership.objects.update_or_create(
        organization_id=actor.organization_id,
        person_id=person_id,
        defaults={"role": role, "joined_at": now, "left_at": None},
    )


def _lock_member(actor: Actor, membership_id: UUID) -> Membership:
    """Lock all members in id order, so that only one call decides who is the last admin."""
    rows = Membership.objects.filter(organization_id=actor.organization_id, left_at=None)
    by_id = {row.id: row for row in rows.order_by("id").select_for_update()}
    if membership_id not in by_id:
        raise NotFound()
    return by_id[membership_id]


def _keep_an_admin(actor: Actor, leaving: Membership) -> None:
    others = Membership.objects.filter(
        organization_id=actor.organization_id, role=Role.ADMIN, left_at=None
    ).exclude(pk=leaving.pk)
    if leaving.role == Role.ADMIN and not others.exists():
        raise LastAdmin()


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
