"""Alliances and the versions of their rules."""

from typing import Any

import graphene

from alliance.kernel.vocabulary import Category
from alliance.networks import models, selectors
from alliance.networks.states import Admission
from api.permissions import Read
from api.types import DateTime, Node, Type, enum


class Alliance(Type):
    """A network of organizations under one operator."""

    class Meta:
        interfaces = (Node,)
        model = models.Alliance
        read = Read.OPEN

    name = graphene.String(required=True, description="Name")
    slug = graphene.String(required=True, description="Short name for addresses")
    zone = graphene.String(required=True, description="Time zone of caps, periods and tax months")
    admission = graphene.Field(enum(Admission), required=True, description="How one enters")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Alliance | None:
        return selectors.alliances().filter(pk=pk).first()


class AllianceRules(Type):
    """One version of an alliance's rules."""

    class Meta:
        interfaces = (Node,)
        model = models.AllianceRules
        read = Read.FENCED

    version = graphene.Int(required=True, description="Counts up from 1")
    take_rate_bp = graphene.Int(
        required=True, description="Platform's share of a commission, in basis points"
    )
    hold_days = graphene.Int(required=True, description="Days until earnings may be paid out")
    required_level = graphene.Int(
        required=True, description="Evidence grade (L0–L4) a channel needs to be listed"
    )
    click_window_days = graphene.Int(
        required=True, description="Days after a click in which an order is credited to it"
    )
    allowed_categories = graphene.List(
        graphene.NonNull(enum(Category)), required=True, description="Categories of goods"
    )
    effective_at = DateTime(required=True, description="In force from here on")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.AllianceRules | None:
        actor = info.context.actor
        return selectors.rules_history(actor.alliance_id).filter(pk=pk).first()
