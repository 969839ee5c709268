"""Writes to negotiations and deals: one verb each."""

from marketplace.deals.services.agreement import accept_offer
from marketplace.deals.services.deliveries import recount_deliveries
from marketplace.deals.services.drafting import (
    DraftLacksLabel,
    RevisionsUsedUp,
    approve_draft,
    request_revision,
    start_drafting,
    submit_draft,
)
from marketplace.deals.services.ending import (
    cancel_deal,
    raise_dispute,
    resolve_dispute,
)
from marketplace.deals.services.negotiating import (
    AlreadyNegotiating,
    ListingNotSuitable,
    TaskNotOpen,
    apply_to_task,
    decline_offer,
    invite_listing,
    make_counter_offer,
    withdraw_offer,
)
from marketplace.deals.services.publishing import submit_proof, verify_publication
from marketplace.deals.services.sweeping import sweep
from marketplace.deals.services.turns import (
    NegotiationIsOver,
    NotYourTurn,
    OfferHasChanged,
    OfferHasExpired,
)

__all__ = [
    "AlreadyNegotiating",
    "DraftLacksLabel",
    "ListingNotSuitable",
    "NegotiationIsOver",
    "NotYourTurn",
    "OfferHasChanged",
    "OfferHasExpired",
    "RevisionsUsedUp",
    "TaskNotOpen",
    "accept_offer",
    "apply_to_task",
    "approve_draft",
    "cancel_deal",
    "decline_offer",
    "invite_listing",
    "make_counter_offer",
    "raise_dispute",
    "recount_deliveries",
    "request_revision",
    "resolve_dispute",
    "start_drafting",
    "submit_draft",
    "submit_proof",
    "sweep",
    "verify_publication",
    "withdraw_offer",
]
