"""Accepting an offer: the slot, the frozen terms, the contract, the link, all in one commit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from advertisers.tasks.selectors import task_seen_by
from advertisers.tasks.services import take_slot
from advertisers.tasks.states import TaskState
from alliance.kernel.clock import business_date
from alliance.kernel.ids import new_id
from alliance.networks.selectors import rules_at
from alliance.networks.types import Rules
from alliance.tenancy.permissions import Permission
from alliance.tenancy.selectors import operator_of
from alliance.tenancy.types import Actor
from alliance.tracking import services as tracking
from marketplace.deals.models import Deal, Negotiation, Offer
from marketplace.deals.rules import link_label, terms_hash
from marketplace.deals.selectors import negotiation_of
from marketplace.deals.services.deliveries import ask_for_recount
from marketplace.deals.services.negotiating import TaskNotOpen
from marketplace.deals.services.timeline import announce
from marketplace.deals.services.turns import side_of, take_turn
from marketplace.deals.states import EventKind, NegotiationState
from settlements.sharing.services import snapshot_contract
from settlements.sharing.types import standard_tree
from traffic_owners.agencies.selectors import agency_terms

if TYPE_CHECKING:
    from advertisers.tasks.models import Task


@transaction.atomic
def accept_offer(actor: Actor, *, negotiation_id: UUID, version: int, now: datetime) -> Deal:
    """Accept ``version`` of the terms: take a slot, freeze the terms, open the deal.

    Snapshots the contract of the split and makes the tracking link and the coupon. Whatever is
    refused undoes all of it. Raises NotYourTurn, OfferHasChanged, OfferHasExpired,
    NegotiationIsOver, TaskNotOpen, TaskIsFull, NotFound.
    """
    actor.require(Permission.MANAGE_DEALS)
    negotiation = negotiation_of(actor, negotiation_id)
    side = side_of(actor, negotiation)
    task = task_seen_by(actor, negotiation.task_id)
    if task.state != TaskState.OPEN:
        raise TaskNotOpen()
    take_turn(
        negotiation,
        side=side,
        answering=version,
        now=now,
        state=NegotiationState.ACCEPTED,
        ended_at=now,
    )
    take_slot(task.id)
    deal = _open_deal(actor, negotiation, task, now)
    announce(actor, deal, EventKind.ACCEPTED, now, version=version, terms_hash=deal.terms_hash)
    ask_for_recount(deal, now)
    return deal


def _open_deal(actor: Actor, negotiation: Negotiation, task: Task, now: datetime) -> Deal:
    rules = rules_at(negotiation.alliance_id, now)
    today = business_date(now, rules.zone)
    agency = agency_terms([negotiation.owner_id], day=today).get(negotiation.owner_id)
    offer = Offer.objects.get(negotiation=negotiation, version=negotiation.version)
    snapshot = _snapshot(negotiation, offer, task, rules)
    deal_id = new_id()
    tree = standard_tree(
        operator_id=operator_of(negotiation.alliance_id),
        take_rate_bp=rules.take_rate_bp,
        owner_id=negotiation.owner_id,
        agency_id=agency.agency_id if agency else None,
        agency_cut_bp=agency.cut_bp if agency else 0,
    )
    contract_id = snapshot_contract(
        actor, source_kind="deal", source_id=deal_id, tree=tree, now=now
    )
    terms = offer.agreed
    deal = Deal.objects.create(
        id=deal_id,
        alliance_id=negotiation.alliance_id,
        owner_id=negotiation.owner_id,
        brand_id=negotiation.brand_id,
        agency_id=agency.agency_id if agency else None,
        negotiation=negotiation,
        task=task,
        listing_id=negotiation.listing_id,
        terms=snapshot,
        terms_hash=terms_hash(snapshot),
        contract_id=contract_id,
        model=terms.model,
        rate_bp=terms.rate_bp,
        price_minor=terms.price_minor,
        max_revisions=terms.max_revisions,
        publish_by=terms.publish_by,
        accepted_at=now,
    )
    _make_link(actor, deal, task, now)
    return deal


def _snapshot(negotiation: Negotiation, offer: Offer, task: Task, rules: Rules) -> dict[str, Any]:
    """Return everything agreed on, by value: later edits elsewhere change nothing here."""
    terms: dict[str, Any] = offer.terms
    return terms | {
        "offer_version": offer.version,
        "owner": {"id": str(negotiation.owner_id), "name": negotiation.owner.name},
        "brand": {"id": str(negotiation.brand_id), "name": negotiation.brand.name},
        "listing": {"id": str(negotiation.listing_id), "title": negotiation.listing_title},
        "task": {
            "id": str(task.id),
            "title": task.title,
            "product": task.product,
            "category": task.category,
            "landing_url": task.landing_url,
            "disclosure": task.disclosure,
            "ends_on": task.ends_on.isoformat(),
        },
        "rules": {
            "version": rules.version,
            "take_rate_bp": rules.take_rate_bp,
            "hold_days": rules.hold_days,
            "click_window_days": rules.click_window_days,
            "zone": rules.zone,
        },
    }


def _make_link(actor: Actor, deal: Deal, task: Task, now: datetime) -> None:
    link = tracking.create_link(
        actor,
        owner_id=deal.owner_id,
        brand_id=deal.brand_id,
        label=link_label(deal.id),
        destination=task.landing_url,
        now=now,
    )
    tracking.create_coupon(actor, link_id=link.id)
