"""Top-ups."""

from typing import Any

import graphene

from api.permissions import Permission
from api.tenancy.types import Organization
from api.types import DateTime, Minor, Node, Type, enum
from settlements.payments import models, selectors
from settlements.payments.states import TopUpState


class TopUp(Type):
    """Money a brand brings in through a rail."""

    class Meta:
        interfaces = (Node,)
        model = models.TopUp
        read = Permission.VIEW_MONEY

    organization = graphene.Field(Organization, required=True, description="The brand")
    order_no = graphene.String(required=True, description="Number shown to the payer")
    rail = graphene.String(required=True, description="Who collects the money")
    amount_minor = Minor(required=True, description="Amount, minor units")
    currency = graphene.String(required=True, description="ISO 4217")
    state = graphene.Field(enum(TopUpState), required=True, description="How far it has come")
    pay_url = graphene.String(required=True, description="Where to pay; empty until the rail knows")
    started_at = DateTime(required=True, description="Asked for")
    settled_at = DateTime(description="Paid or failed")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.TopUp | None:
        return selectors.top_ups(info.context.actor).filter(pk=pk).first()
