"""Proof of publication, and its verification by the brand or by the clock."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from advertisers.brands.rules import HostNotAccepted, host_of
from alliance.files.selectors import stored_file
from alliance.jobs.services import enqueue
from alliance.kernel.errors import InvalidInput
from alliance.kernel.vocabulary import PricingModel
from alliance.tenancy.selectors import operator_of
from alliance.tenancy.types import Actor
from marketplace.deals.models import Deal, Draft, Proof
from marketplace.deals.rules import carries_label, content_hash, settles_at
from marketplace.deals.services.deliveries import ask_for_recount
from marketplace.deals.services.drafting import DraftLacksLabel, deal_as
from marketplace.deals.services.timeline import advance
from marketplace.deals.states import DealState, DraftState, EventKind, Side


@transaction.atomic
def submit_proof(
    actor: Actor,
    *,
    deal_id: UUID,
    url: str,
    screenshot_file_id: UUID,
    published_text: str,
    now: datetime,
) -> Deal:
    """Say as the owner where the approved draft was published: approved → published.

    The text as published must carry the label too; its hash is kept, and whether it equals the
    approved draft's. Unanswered, it counts as verified at ``verify_due_at``.
    Raises DraftLacksLabel, InvalidInput, NotFound, StateConflict.
    """
    deal = deal_as(actor, deal_id, Side.OWNER)
    _refuse_bad_url(url)
    stored_file(actor, screenshot_file_id)
    if not carries_label(published_text):
        raise DraftLacksLabel(field="publishedText")
    found = content_hash(published_text)
    advance(
        actor,
        deal,
        expected=DealState.APPROVED,
        to=DealState.PUBLISHED,
        kind=EventKind.PROOF_SUBMITTED,
        now=now,
        facts={"url": url.strip(), "content_hash": found},
        published_at=now,
        verify_due_at=now + timedelta(hours=deal.agreed.review_hours),
    )
    approved = Draft.objects.get(deal=deal, state=DraftState.APPROVED)
    Proof.objects.create(
        alliance_id=deal.alliance_id,
        owner_id=deal.owner_id,
        brand_id=deal.brand_id,
        agency_id=deal.agency_id,
        deal=deal,
        url=url.strip(),
        screenshot_file_id=screenshot_file_id,
        content_hash=found,
        matches_draft=found == content_hash(approved.text),
        submitted_at=now,
    )
    return deal


@transaction.atomic
def verify_publication(actor: Actor, *, deal_id: UUID, now: datetime) -> Deal:
    """Confirm as the brand that it stands where the proof says: published → verified.

    A flat fee is accrued now. Raises NotFound, StateConflict.
    """
    deal = deal_as(actor, deal_id, Side.BRAND)
    verify(actor, deal, expected=DealState.PUBLISHED, kind=EventKind.VERIFIED, now=now)
    return deal


def verify(
    actor: Actor, deal: Deal, *, expected: DealState, kind: EventKind, now: datetime
) -> None:
    """Verify for whoever may: the brand, the sweep after the deadline, the operator's ruling."""
    rules = deal.terms["rules"]
    advance(
        actor,
        deal,
        expected=expected,
        to=DealState.VERIFIED,
        kind=kind,
        now=now,
        verified_at=now,
        verify_due_at=None,
        settles_at=settles_at(
            now,
            model=deal.model,
            task_ends_on=deal.task.ends_on,
            click_window_days=rules["click_window_days"],
            hold_days=rules["hold_days"],
            zone=rules["zone"],
        ),
    )
    if deal.model == PricingModel.FLAT:
        enqueue(
            kind="deals.accrue_flat_fee",
            payload={"deal_id": deal.id},
            organization_id=operator_of(deal.alliance_id),
            key=str(deal.id),
            run_at=now,
        )
    ask_for_recount(deal, now)


def _refuse_bad_url(url: str) -> None:
    try:
        host_of(url)
    except HostNotAccepted as refused:
        raise InvalidInput("url", zh="请填写公开的网址", en="Give a public address") from refused
    if len(url) > 1_000:
        raise InvalidInput("url", zh="网址过长", en="The address is too long")
