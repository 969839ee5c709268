"""Reads of the negotiations and deals you take part in."""

from typing import Any

import graphene
from django.db.models import QuerySet

from api.connection import Connection
from api.deals.deal import Deal
from api.deals.filters import DealFilters, NegotiationFilters
from api.deals.types import Negotiation
from api.permissions import Permission, permission
from marketplace.deals import models, selectors


class Queries(graphene.ObjectType):
    """Negotiations and deals."""

    negotiations = Connection(
        Negotiation,
        orders={"NEWEST": ("-id",), "EXPIRING": ("expires_at",)},
        filters=NegotiationFilters,
        waits_for_me=graphene.Boolean(description="Only open ones that await your answer"),
        description="Negotiations you take part in; an operator sees every one",
    )
    deals = Connection(
        Deal,
        orders={"NEWEST": ("-id",), "DUE": ("publish_by",)},
        filters=DealFilters,
        description="Deals you take part in; an operator sees every one",
    )

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_negotiations(
        root: Any, info: Any, waits_for_me: bool | None = None
    ) -> QuerySet[models.Negotiation]:
        actor = info.context.actor
        found = selectors.with_offers(selectors.negotiations_of(actor))
        return found.filter(selectors.waiting_for(actor)) if waits_for_me else found

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_deals(root: Any, info: Any) -> QuerySet[models.Deal]:
        return selectors.with_history(selectors.deals_of(info.context.actor))
