"""Deals: what was agreed, what was delivered, and everything that happened."""

from typing import Any

import graphene

from alliance.files.selectors import file_address
from api.connection import Connection
from api.deals.types import SIDES, Terms, my_side
from api.ids import global_id
from api.permissions import Read
from api.tasks.types import Task, list_of
from api.tenancy.types import Organization
from api.types import DateTime, Json, Minor, Node, Type, enum
from marketplace.deals import models, selectors
from marketplace.deals.rules import link_label
from marketplace.deals.states import DealState, DraftState, EventKind, Side
from marketplace.deals.types import Terms as TermsValue

DEAL_STATES = enum(DealState)


class Draft(Type):
    """One version of what the owner wants to publish."""

    class Meta:
        interfaces = (Node,)
        model = models.Draft
        read = Read.FENCED

    version = graphene.Int(required=True, description="1, 2, …")
    text = graphene.String(required=True, description="The text, with its label")
    state = graphene.Field(enum(DraftState), required=True, description="Answered how")
    comment = graphene.String(required=True, description="What should change, or empty")
    submitted_at = DateTime(required=True, description="Handed in")
    decided_at = DateTime(description="Answered")
    file_urls = graphene.Field(
        list_of(graphene.String),
        required=True,
        description="Where to fetch its files, for an hour",
    )

    @staticmethod
    def resolve_file_urls(root: models.Draft, info: Any) -> list[str]:
        reader = info.context.person.id
        return [file_address(file_id, person_id=reader) for file_id in root.file_ids]


class Proof(Type):
    """Where it was published."""

    class Meta:
        interfaces = (Node,)
        model = models.Proof
        read = Read.FENCED

    url = graphene.String(required=True, description="Address of the publication")
    screenshot_url = graphene.String(
        required=True, description="Where to fetch the picture, for an hour"
    )
    content_hash = graphene.String(required=True, description="SHA-256 of the published text")
    matches_draft = graphene.Boolean(required=True, description="It is the approved draft's text")
    submitted_at = DateTime(required=True, description="Handed in")

    @staticmethod
    def resolve_screenshot_url(root: models.Proof, info: Any) -> str:
        return file_address(root.screenshot_file_id, person_id=info.context.person.id)


class DealEvent(Type):
    """One thing that happened."""

    class Meta:
        interfaces = (Node,)
        model = models.DealEvent
        read = Read.FENCED

    kind = graphene.Field(enum(EventKind, "DealEventKind"), required=True, description="What")
    by_side = graphene.String(required=True, description="owner, brand or operator")
    at = DateTime(required=True, description="When")
    facts = Json(required=True, description="Details by name: version, url, reason, …")


class Deal(Type):
    """One placement both sides agreed on."""

    class Meta:
        interfaces = (Node,)
        model = models.Deal
        read = Read.FENCED

    task = graphene.Field(Task, required=True, description="The task")
    listing_id = graphene.ID(required=True, description="Global id of the listing")
    listing_title = graphene.String(required=True, description="The listing's title as agreed")
    owner = graphene.Field(Organization, required=True, description="Whose audience")
    brand = graphene.Field(Organization, required=True, description="Whose task")
    agency = graphene.Field(Organization, description="Who represents the owner")
    my_side = graphene.Field(SIDES, description="The side you stand on")
    state = graphene.Field(DEAL_STATES, required=True, description="How far it is")
    terms = graphene.Field(Terms, required=True, description="What was agreed")
    terms_hash = graphene.String(required=True, description="SHA-256 of the frozen terms")
    landing_url = graphene.String(required=True, description="Where links lead, as agreed")
    disclosure = graphene.String(required=True, description="Label that content must carry")
    take_rate_bp = graphene.Int(required=True, description="Platform's share, basis points")
    link_label = graphene.String(required=True, description="Label of its tracking links")
    rate_bp = graphene.Int(description="CPS: share of each sale, basis points")
    price_minor = Minor(description="Other models: price of one unit, fen")
    revisions_used = graphene.Int(required=True, description="Times a draft was sent back")
    reason = graphene.String(required=True, description="Why it ended or is contested, or empty")
    accepted_at = DateTime(required=True, description="Agreed")
    review_due_at = DateTime(description="Then silence approves the draft")
    verify_due_at = DateTime(description="Then silence verifies the publication")
    published_at = DateTime(description="Proof handed in")
    verified_at = DateTime(description="Publication verified")
    settles_at = DateTime(description="Nothing more can be earned or taken back from then on")
    ended_at = DateTime(description="Settled, cancelled or expired")
    drafts = Connection(Draft, orders={"VERSION": ("version",)}, description="Every version")
    proof = graphene.Field(Proof, description="Where it was published")
    events = Connection(DealEvent, orders={"TIME": ("id",)}, description="The timeline")

    @staticmethod
    def resolve_listing_id(root: models.Deal, info: Any) -> str:
        return global_id("Listing", root.listing_id)

    @staticmethod
    def resolve_listing_title(root: models.Deal, info: Any) -> str:
        return str(root.terms["listing"]["title"])

    @staticmethod
    def resolve_link_label(root: models.Deal, info: Any) -> str:
        return link_label(root.id)

    @staticmethod
    def resolve_my_side(root: models.Deal, info: Any) -> Side | None:
        return my_side(root, info)

    @staticmethod
    def resolve_terms(root: models.Deal, info: Any) -> TermsValue:
        return root.agreed

    @staticmethod
    def resolve_landing_url(root: models.Deal, info: Any) -> str:
        return str(root.terms["task"]["landing_url"])

    @staticmethod
    def resolve_disclosure(root: models.Deal, info: Any) -> str:
        return str(root.terms["task"]["disclosure"])

    @staticmethod
    def resolve_take_rate_bp(root: models.Deal, info: Any) -> int:
        return int(root.terms["rules"]["take_rate_bp"])

    @staticmethod
    def resolve_drafts(root: models.Deal, info: Any) -> list[models.Draft]:
        return list(root.drafts.all())

    @staticmethod
    def resolve_proof(root: models.Deal, info: Any) -> models.Proof | None:
        found = list(root.proofs.all())
        return found[0] if found else None

    @staticmethod
    def resolve_events(root: models.Deal, info: Any) -> list[models.DealEvent]:
        return list(root.events.all())

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Deal | None:
        found = selectors.deals_of(info.context.actor).filter(pk=pk)
        return selectors.with_history(found).first()
