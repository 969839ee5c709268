"""Drafts: submitted, sent back at most N times, approved by the brand or by the clock."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from alliance.files.selectors import stored_file
from alliance.kernel.errors import DomainError, InvalidInput, NotFound, StateConflict
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from marketplace.deals.models import Deal, Draft
from marketplace.deals.rules import carries_label
from marketplace.deals.selectors import deal_of
from marketplace.deals.services.timeline import advance, announce
from marketplace.deals.services.turns import side_of
from marketplace.deals.states import DealState, DraftState, EventKind, Side

MAX_FILES = 9


class DraftLacksLabel(DomainError):
    """Advertising law: the text carries no 「广告」 mark."""

    code = "draft_lacks_label"
    zh = "文案缺少「广告」标识：请在开头写明「广告」，或用 #广告"
    en = "The text lacks the 「广告」 mark: begin with 「广告」 or use #广告"
    field = "text"


class RevisionsUsedUp(DomainError):
    """Every agreed revision has been asked for."""

    code = "revisions_used_up"
    zh = "约定的 {agreed} 次修改已用完，请通过或发起争议"
    en = "All {agreed} agreed revisions are used; approve the draft or cancel"


@transaction.atomic
def start_drafting(actor: Actor, *, deal_id: UUID, now: datetime) -> Deal:
    """Begin work as the owner: accepted → drafting. Raises NotFound, StateConflict."""
    deal = deal_as(actor, deal_id, Side.OWNER)
    _start(actor, deal, now)
    return deal


@transaction.atomic
def submit_draft(
    actor: Actor, *, deal_id: UUID, text: str, file_ids: Sequence[UUID] = (), now: datetime
) -> Deal:
    """Hand in the next version for review; unanswered, it counts as approved at ``review_due_at``.

    Raises DraftLacksLabel, InvalidInput, NotFound, StateConflict.
    """
    deal = deal_as(actor, deal_id, Side.OWNER)
    if not 1 <= len(text.strip()) <= 10_000:
        raise InvalidInput(
            "text", zh="请填写 1–10000 字的文案", en="Give a text of 1–10,000 characters"
        )
    if len(file_ids) > MAX_FILES:
        raise InvalidInput("fileIds", zh="最多 9 个文件", en="At most 9 files")
    for file_id in file_ids:
        stored_file(actor, file_id)
    if not carries_label(text):
        raise DraftLacksLabel()
    if deal.state == DealState.ACCEPTED:
        _start(actor, deal, now)
    version = Draft.objects.filter(deal=deal).count() + 1
    advance(
        actor,
        deal,
        expected=DealState.DRAFTING,
        to=DealState.IN_REVIEW,
        kind=EventKind.DRAFT_SUBMITTED,
        now=now,
        facts={"version": version},
        review_due_at=now + timedelta(hours=deal.agreed.review_hours),
    )
    Draft.objects.create(
        alliance_id=deal.alliance_id,
        owner_id=deal.owner_id,
        brand_id=deal.brand_id,
        agency_id=deal.agency_id,
        deal=deal,
        version=version,
        text=text.strip(),
        file_ids=list(file_ids),
        submitted_at=now,
    )
    return deal


@transaction.atomic
def request_revision(
    actor: Actor, *, deal_id: UUID, version: int, comment: str, now: datetime
) -> Deal:
    """Send a draft back as the brand, with what should change; N times at most.

    Raises RevisionsUsedUp, InvalidInput, NotFound, StateConflict.
    """
    deal = deal_as(actor, deal_id, Side.BRAND)
    if not 1 <= len(comment.strip()) <= 2_000:
        raise InvalidInput(
            "comment", zh="请写明修改意见（1–2000 字）", en="Say what should change (1–2,000)"
        )
    moved = Deal.objects.filter(
        pk=deal.id, state=DealState.IN_REVIEW, revisions_used__lt=F("max_revisions")
    ).update(state=DealState.DRAFTING, revisions_used=F("revisions_used") + 1, review_due_at=None)
    if moved != 1:
        if deal.state == DealState.IN_REVIEW and deal.revisions_used >= deal.max_revisions:
            raise RevisionsUsedUp(agreed=deal.max_revisions)
        raise StateConflict()
    _decide(deal, version, DraftState.CHANGES_REQUESTED, now, comment=comment.strip())
    announce(actor, deal, EventKind.REVISION_REQUESTED, now, version=version)
    deal.refresh_from_db()
    return deal


@transaction.atomic
def approve_draft(actor: Actor, *, deal_id: UUID, version: int, now: datetime) -> Deal:
    """Approve a draft as the brand: in review → approved. Raises NotFound, StateConflict."""
    deal = deal_as(actor, deal_id, Side.BRAND)
    approve(actor, deal, version, EventKind.DRAFT_APPROVED, now)
    return deal


def approve(actor: Actor, deal: Deal, version: int, kind: EventKind, now: datetime) -> None:
    """Approve for whoever may: the brand, or the operator's sweep after the deadline."""
    _decide(deal, version, DraftState.APPROVED, now)
    advance(
        actor,
        deal,
        expected=DealState.IN_REVIEW,
        to=DealState.APPROVED,
        kind=kind,
        now=now,
        facts={"version": version},
        review_due_at=None,
    )


def deal_as(actor: Actor, deal_id: UUID, side: Side) -> Deal:
    """Return a deal in which the actor acts for ``side``; raises NotFound otherwise."""
    actor.require(Permission.MANAGE_DEALS)
    deal = deal_of(actor, deal_id)
    if side_of(actor, deal) is not side:
        raise NotFound()
    return deal


def _start(actor: Actor, deal: Deal, now: datetime) -> None:
    advance(
        actor,
        deal,
        expected=DealState.ACCEPTED,
        to=DealState.DRAFTING,
        kind=EventKind.DRAFTING_STARTED,
        now=now,
    )


def _decide(deal: Deal, version: int, to: DraftState, now: datetime, *, comment: str = "") -> None:
    draft = Draft.objects.filter(deal=deal, version=version).order_by("id").first()
    newest = Draft.objects.filter(deal=deal).count()
    if draft is None or version != newest:
        raise StateConflict()
    move(Draft, id=draft.id, expected=DraftState.SUBMITTED, to=to, decided_at=now, comment=comment)
