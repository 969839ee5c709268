"""Links with their QR codes, coupon codes, and clicks with what was made of them."""

from base64 import b64encode
from typing import Any

import graphene

from alliance.tracking import models, qr, selectors
from alliance.tracking.states import Device, LinkState, Reason, Verdict
from alliance.tracking.types import ReasonCount
from api.connection import Connection
from api.permissions import Read
from api.tenancy.types import Organization
from api.types import DateTime, Node, Type, enum

REASON = enum(Reason, "ClickReason")
VERDICT = enum(Verdict, "ClickVerdict")


class Coupon(Type):
    """A code that a buyer types at the brand's checkout."""

    class Meta:
        interfaces = (Node,)
        model = models.Coupon
        read = Read.FENCED

    code = graphene.String(required=True, description="Letters and digits, upper case")
    created_at = DateTime(required=True, description="Made")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Coupon | None:
        return selectors.coupons(info.context.actor).filter(pk=pk).first()


class Link(Type):
    """A short link of an owner to a page of a brand; both sides and the operator see it."""

    class Meta:
        interfaces = (Node,)
        model = models.Link
        read = Read.FENCED

    owner = graphene.Field(Organization, required=True, description="Whose audience follows it")
    brand = graphene.Field(Organization, required=True, description="Whose page it leads to")
    label = graphene.String(required=True, description="What it was made for, such as a deal")
    code = graphene.String(required=True, description="The part after the slash")
    address = graphene.String(required=True, description="The short address to share")
    destination = graphene.String(required=True, description="Where visitors arrive")
    state = graphene.Field(enum(LinkState), required=True, description="Whether it leads there")
    expires_at = DateTime(description="From then on it shows a resting page")
    created_at = DateTime(required=True, description="Made")
    qr_svg = graphene.String(required=True, description="QR code as an SVG document")
    qr_png = graphene.String(required=True, description="QR code as a data: address of a PNG")
    clicks_gross = graphene.Int(required=True, description="Clicks in the last 30 days")
    clicks_valid = graphene.Int(required=True, description="Those of them that count")
    coupons = Connection(Coupon, orders={"CODE": ("code",)}, description="Its coupon codes")

    @staticmethod
    def resolve_owner(root: models.Link, info: Any) -> Any:
        return root.organization

    @staticmethod
    def resolve_address(root: models.Link, info: Any) -> str:
        return selectors.short_address(root)

    @staticmethod
    def resolve_qr_svg(root: models.Link, info: Any) -> str:
        return qr.svg(selectors.short_address(root))

    @staticmethod
    def resolve_qr_png(root: models.Link, info: Any) -> str:
        image = qr.png(selectors.short_address(root))
        return f"data:image/png;base64,{b64encode(image).decode()}"

    @staticmethod
    def resolve_coupons(root: models.Link, info: Any) -> list[models.Coupon]:
        return list(root.coupons.all())

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Link | None:
        actor, now = info.context.actor, info.context.now
        return selectors.links_with_clicks(actor, now=now).filter(pk=pk).first()


class Click(Type):
    """One request for a link, kept before it was answered."""

    class Meta:
        interfaces = (Node,)
        model = models.Click
        read = Read.FENCED

    link = graphene.Field(Link, required=True, description="What was followed")
    occurred_at = DateTime(required=True, description="When")
    verdict = graphene.Field(VERDICT, required=True, description="Whether it counts")
    reason = graphene.Field(REASON, required=True, description="Why not; NONE when it counts")
    reason_code = graphene.Int(required=True, description="The published number of the reason")
    rule_version = graphene.Int(required=True, description="Version of the rules that judged")
    device = graphene.Field(
        enum(Device, "ClickDevice"), required=True, description="Kind of machine"
    )
    visitor = graphene.String(required=True, description="Short mark, equal for one visitor")
    network = graphene.String(description="First address of the visitor's network, never all of it")

    @staticmethod
    def resolve_verdict(root: models.Click, info: Any) -> Verdict:
        return Verdict(root.verdict)

    @staticmethod
    def resolve_reason(root: models.Click, info: Any) -> Reason:
        return Reason(root.reason)

    @staticmethod
    def resolve_reason_code(root: models.Click, info: Any) -> int:
        return root.reason

    @staticmethod
    def resolve_device(root: models.Click, info: Any) -> Device:
        return Device(root.device)

    @staticmethod
    def resolve_visitor(root: models.Click, info: Any) -> str:
        return root.visitor.hex[-8:]

    @staticmethod
    def resolve_network(root: models.Click, info: Any) -> str | None:
        return root.ip_network

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Click | None:
        actor, now = info.context.actor, info.context.now
        return selectors.clicks_with_links(actor, now=now).filter(pk=pk).first()


class ClickCount(Type):
    """How many clicks had one verdict and reason."""

    class Meta:
        read = Read.FENCED
        model = ReasonCount

    verdict = graphene.Field(VERDICT, required=True, description="Whether they count")
    reason = graphene.Field(REASON, required=True, description="Why not; NONE when they count")
    reason_code = graphene.Int(required=True, description="The published number of the reason")
    clicks = graphene.Int(required=True, description="How many")

    @staticmethod
    def resolve_reason_code(root: ReasonCount, info: Any) -> int:
        return root.reason.value
