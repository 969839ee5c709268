"""Tasks as brands write them and owners read them."""

from typing import Any

import graphene

from advertisers.tasks import models, selectors
from advertisers.tasks.states import CreativeKind, PauseReason, TaskState
from advertisers.tasks.types import Targeting as TargetingValue
from alliance.files.selectors import file_address
from alliance.kernel.places import PROVINCE_CODES
from alliance.kernel.vocabulary import AgeBand, Carrier, Category, Gender, PricingModel
from api.connection import Connection
from api.ids import global_id
from api.permissions import Permission, Read
from api.tenancy.types import Organization
from api.types import Date, DateTime, Minor, Node, Restricted, Type, enum

TASK_STATES = enum(TaskState)
PRICING_MODELS = enum(PricingModel)
CATEGORIES = enum(Category)
CREATIVE_KINDS = enum(CreativeKind)


def list_of(of: Any, **options: Any) -> graphene.List:
    """Return the type (or input field) of a list without nulls."""
    return graphene.List(graphene.NonNull(of), **options)


class Targeting(Type):
    """Whom the brand wants to reach; an empty list means no preference."""

    class Meta:
        read = Read.FENCED
        model = TargetingValue

    regions = graphene.Field(
        list_of(graphene.String),
        required=True,
        description=f"Provinces, one of {len(PROVINCE_CODES)} codes",
    )
    genders = graphene.Field(list_of(enum(Gender)), required=True, description="Genders")
    age_bands = graphene.Field(list_of(enum(AgeBand)), required=True, description="Ages")
    carriers = graphene.Field(list_of(enum(Carrier)), required=True, description="Carriers")
    categories = graphene.Field(list_of(CATEGORIES), required=True, description="Trades")
    min_members = graphene.Int(required=True, description="Least size of the audience")
    min_evidence_level = graphene.Int(required=True, description="Least evidence level, 0–4")


class Creative(Type):
    """A piece of material that comes with a task."""

    class Meta:
        interfaces = (Node,)
        model = models.Creative
        read = Read.FENCED

    kind = graphene.Field(CREATIVE_KINDS, required=True, description="Text, image or link")
    title = graphene.String(required=True, description="Title")
    body = graphene.String(required=True, description="Text or address, or empty")
    file_id = graphene.ID(description="Global id of its file")
    file_url = graphene.String(description="Where to fetch its file, for an hour")

    @staticmethod
    def resolve_file_id(root: models.Creative, info: Any) -> str | None:
        return global_id("File", root.file_id) if root.file_id else None

    @staticmethod
    def resolve_file_url(root: models.Creative, info: Any) -> str | None:
        if root.file_id is None:
            return None
        return file_address(root.file_id, person_id=info.context.person.id)


class Task(Type):
    """What a brand asks for, of whom, at what price."""

    class Meta:
        interfaces = (Node,)
        model = models.Task
        read = Read.FENCED

    organization = graphene.Field(Organization, required=True, description="The brand")
    title = graphene.String(required=True, description="Title")
    product = graphene.String(required=True, description="What is advertised")
    description = graphene.String(required=True, description="The brief")
    category = graphene.Field(CATEGORIES, required=True, description="Trade of the product")
    landing_url = graphene.String(required=True, description="Where links lead")
    disclosure = graphene.String(required=True, description="Label that content must carry")
    model = graphene.Field(PRICING_MODELS, required=True, description="What is paid for")
    rate_bp = graphene.Int(description="CPS: share of each sale, basis points")
    bid_minor = Minor(description="Other models: price of one unit, fen")
    currency = graphene.String(required=True, description="ISO 4217")
    budget_minor = Minor(required=True, description="Whole budget, fen")
    daily_cap_minor = Minor(description="Most to be spent in a day, fen")
    starts_on = Date(required=True, description="First day")
    ends_on = Date(required=True, description="Last day")
    slots = graphene.Int(required=True, description="How many deals it takes")
    slots_taken = graphene.Int(required=True, description="How many it has taken")
    targeting = graphene.Field(Targeting, required=True, description="Whom it wants to reach")
    forbidden_categories = graphene.Field(
        list_of(CATEGORIES), required=True, description="Trades it stays away from"
    )
    max_revisions = graphene.Int(required=True, description="Revisions of a draft, usual")
    review_hours = graphene.Int(required=True, description="Hours to answer a draft, usual")
    state = graphene.Field(TASK_STATES, required=True, description="Draft to closed")
    pause_reason = graphene.Field(enum(PauseReason), description="Why it is paused")
    created_at = DateTime(required=True, description="Written")
    opened_at = DateTime(description="Shown to the alliance")
    closed_at = DateTime(description="Ended")
    budget_returned_at = Restricted(
        DateTime, needs=Permission.VIEW_MONEY, description="What was left went back"
    )
    creatives = Connection(
        Creative, orders={"POSITION": ("position",)}, description="Material, at most 20"
    )

    @staticmethod
    def resolve_targeting(root: models.Task, info: Any) -> TargetingValue:
        return root.aim

    @staticmethod
    def resolve_pause_reason(root: models.Task, info: Any) -> str | None:
        return root.pause_reason or None

    @staticmethod
    def resolve_creatives(root: models.Task, info: Any) -> list[models.Creative]:
        return list(root.creatives.all())

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Task | None:
        return selectors.tasks_seen_by(info.context.actor).filter(pk=pk).first()


class TaskBudget(Type):
    """Where a task's money stands."""

    class Meta:
        read = Permission.VIEW_MONEY

    budget_minor = Minor(required=True, description="Whole budget, fen")
    escrow_minor = Minor(required=True, description="Held in escrow now, fen")
    spent_minor = Minor(required=True, description="Left the escrow for parties or wallet, fen")
