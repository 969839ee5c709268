"""Telling people: rows for their inbox and mail for their address, both through the outbox."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from alliance.jobs.services import enqueue
from alliance.kernel.ids import new_id
from alliance.notifications import rules
from alliance.notifications.models import Notification
from alliance.tenancy.models import Membership
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor

DELIVER, MAIL = "notifications.deliver", "notifications.mail"
MAILED_ROLES = (Role.ADMIN, Role.MANAGER)


def notify(
    *, organization_id: UUID, kind: str, params: Mapping[str, Any] | None = None, link: str = ""
) -> None:
    """Tell every member of an organization of the acting alliance, once this transaction commits.

    ``kind`` names the sentence in ``rules.SENTENCES``, ``params`` fill it; ``link`` is a path of
    the console. Administrators and managers are told by e-mail too.
    """
    enqueue(
        kind=DELIVER,
        organization_id=organization_id,
        payload={"kind": kind, "params": dict(params or {}), "link": link, "key": str(new_id())},
    )


def deliver(actor: Actor, payload: Mapping[str, Any]) -> int:
    """Write the inbox rows of one event and queue its mail; return how many people were told.

    The event's key makes a second delivery change nothing.
    """
    members = list(
        Membership.objects.filter(organization_id=actor.organization_id, left_at=None)
        .select_related("person")
        .order_by("id")
    )
    Notification.objects.bulk_create(
        [_row(actor, member.person_id, payload) for member in members], ignore_conflicts=True
    )
    for member in members:
        if member.role in MAILED_ROLES and member.person.is_active:
            _queue_mail(member.person, payload)
    return len(members)


def send_invitation(actor: Actor, *, email: str, token: str, language: str) -> None:
    """Queue the mail with the link by which ``email`` joins the actor's organization."""
    subject, body = rules.invitation_mail(
        organization=actor.organization_name,
        url=f"{settings.PUBLIC_URL}/join/{token}",
        language=language,
    )
    enqueue(kind=MAIL, payload={"to": email, "subject": subject, "body": body})


def mail(payload: Mapping[str, str]) -> None:
    """Hand one queued letter to the mail server. A crash in between may send it twice."""
    subject = settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + payload["subject"]
    send_mail(subject, payload["body"], settings.DEFAULT_FROM_EMAIL, [payload["to"]])


@transaction.atomic
def mark_read(actor: Actor, *, ids: list[UUID] | None, now: datetime) -> int:
    """Mark the reader's notifications as read, all of them without ``ids``; return how many."""
    unread = Notification.objects.filter(
        organization_id=actor.organization_id, person=actor.person_id, read_at=None
    )
    if ids is not None:
        unread = unread.filter(pk__in=ids)
    return unread.update(read_at=now)


def _row(actor: Actor, person_id: UUID, payload: Mapping[str, Any]) -> Notification:
    return Notification(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        person_id=person_id,
        kind=payload["kind"],
        params=payload["params"],
        link=payload["link"],
        source_key=payload["key"],
    )


def _queue_mail(person: Any, payload: Mapping[str, Any]) -> None:
    title, body = rules.sentence(payload["kind"], payload["params"], person.locale)
    if payload["link"]:
        body = f"{body}\n\n{settings.PUBLIC_URL}{payload['link']}"
    enqueue(
        kind=MAIL,
        payload={"to": person.email, "subject": title, "body": body},
        key=f"{payload['key']}:{person.id}",
    )
