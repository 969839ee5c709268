"""Tables of negotiations and deals. Every row names both parties and their alliance."""

from marketplace.deals.models.deal import Deal, DealEvent, Draft, Proof
from marketplace.deals.models.negotiation import Negotiation, Offer

__all__ = ["Deal", "DealEvent", "Draft", "Negotiation", "Offer", "Proof"]
