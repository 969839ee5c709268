"""Postback sources, orders, refunds, and why an order was credited or refused."""

from typing import Any

import graphene

from api.connection import Connection
from api.ids import global_id
from api.permissions import Permission, Read
from api.tenancy.types import Organization
from api.types import DateTime, Minor, Node, Type, enum
from marketplace.attribution import models, selectors
from marketplace.attribution.states import (
    ConversionState,
    Reason,
    RefundState,
    Rule,
    SourceState,
)

REASONS = enum(Reason, "ConversionReason")
RULES = enum(Rule, "AttributionRule")


class PostbackSource(Type):
    """A server of your brand that reports orders. Its secret is shown once, when made."""

    class Meta:
        interfaces = (Node,)
        model = models.PostbackSource
        read = Permission.MANAGE_SOURCES

    name = graphene.String(required=True, description="Your name for it")
    path = graphene.String(required=True, description="Where it posts, below the product's address")
    state = graphene.Field(enum(SourceState), required=True, description="Whether it is heard")
    created_at = DateTime(required=True, description="Registered")
    last_seen_at = DateTime(description="Its newest accepted delivery")
    previous_until = DateTime(description="Until then the secret before is accepted as well")

    @staticmethod
    def resolve_path(root: models.PostbackSource, info: Any) -> str:
        return f"/postbacks/{root.id}/"

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.PostbackSource | None:
        return selectors.sources(info.context.actor).filter(pk=pk).first()


class ConsideredTouch(Type):
    """One touch that was weighed, and how it stood."""

    class Meta:
        read = Read.FENCED

    kind = graphene.String(required=True, description="click or coupon")
    touched_at = graphene.String(required=True, description="When, ISO 8601")
    click_id = graphene.String(description="The click")
    reason = graphene.Field(REASONS, required=True, description="NONE when it was eligible")
    reason_code = graphene.Int(required=True, description="The published number of the reason")
    is_credited = graphene.Boolean(required=True, description="The policy chose this one")

    @staticmethod
    def resolve_click_id(root: dict[str, Any], info: Any) -> str | None:
        return str(root["click"]) if root["click"] else None

    @staticmethod
    def resolve_reason(root: dict[str, Any], info: Any) -> Reason:
        return Reason(root["reason"])

    @staticmethod
    def resolve_reason_code(root: dict[str, Any], info: Any) -> int:
        return int(root["reason"])

    @staticmethod
    def resolve_is_credited(root: dict[str, Any], info: Any) -> bool:
        return bool(root["is_credited"])


class Refund(Type):
    """Money a buyer got back, in whole or in part."""

    class Meta:
        interfaces = (Node,)
        model = models.Refund
        read = Read.FENCED

    order_id = graphene.String(required=True, description="The brand's order id")
    refund_id = graphene.String(required=True, description="The brand's refund id")
    amount_minor = Minor(required=True, description="Refunded, fen")
    occurred_at = DateTime(required=True, description="When, as the brand says")
    received_at = DateTime(required=True, description="When it arrived")
    state = graphene.Field(enum(RefundState), required=True, description="What became of it")
    reason = graphene.Field(REASONS, required=True, description="Why refused")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Refund | None:
        return selectors.refunds(info.context.actor).filter(pk=pk).first()


class Conversion(Type):
    """An order that a brand reported, and what became of it."""

    class Meta:
        interfaces = (Node,)
        model = models.Conversion
        read = Read.FENCED

    order_id = graphene.String(required=True, description="The brand's order id")
    occurred_at = DateTime(required=True, description="When, as the brand says")
    received_at = DateTime(required=True, description="When it arrived")
    decided_at = DateTime(description="When it was credited or refused")
    amount_minor = Minor(required=True, description="The order's value, fen")
    refunded_minor = Minor(required=True, description="Refunded of it so far, fen")
    commission_minor = Minor(required=True, description="Commission of all parties, fen")
    commission_refunded_minor = Minor(required=True, description="Taken back of it, fen")
    currency = graphene.String(required=True, description="ISO 4217")
    state = graphene.Field(enum(ConversionState), required=True, description="Standing")
    reason = graphene.Field(REASONS, required=True, description="Why refused; NONE otherwise")
    reason_code = graphene.Int(required=True, description="The published number of the reason")
    rule = graphene.Field(RULES, description="Which rule chose the credited touch")
    rules_version = graphene.Int(description="Version of the alliance's rules that decided")
    deal_id = graphene.ID(description="Global id of the credited deal")
    coupon = graphene.String(required=True, description="Coupon code redeemed, or empty")
    brand = graphene.Field(Organization, required=True, description="Who sold")
    owner = graphene.Field(Organization, description="Whose audience bought")
    considered = graphene.Field(
        graphene.List(graphene.NonNull(ConsideredTouch)),
        required=True,
        description="Every touch weighed, at most 500, oldest first",
    )
    refunds = Connection(Refund, orders={"RECEIVED": ("received_at",)}, description="Its refunds")

    @staticmethod
    def resolve_brand(root: models.Conversion, info: Any) -> Any:
        return root.organization

    @staticmethod
    def resolve_reason(root: models.Conversion, info: Any) -> Reason:
        return Reason(root.reason)

    @staticmethod
    def resolve_reason_code(root: models.Conversion, info: Any) -> int:
        return root.reason

    @staticmethod
    def resolve_rule(root: models.Conversion, info: Any) -> Rule | None:
        return Rule(root.rule) if root.rule else None

    @staticmethod
    def resolve_deal_id(root: models.Conversion, info: Any) -> str | None:
        return global_id("Deal", root.deal_id) if root.deal_id else None

    @staticmethod
    def resolve_considered(root: models.Conversion, info: Any) -> list[dict[str, Any]]:
        return selectors.explained_touches(root)

    @staticmethod
    def resolve_refunds(root: models.Conversion, info: Any) -> list[models.Refund]:
        return list(root.refunds.all())

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Conversion | None:
        return selectors.conversions(info.context.actor).filter(pk=pk).first()
