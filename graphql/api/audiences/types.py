"""Channels with their evidence, audience profiles, listings with their rate cards."""

from typing import Any, TypeVar

import graphene

from alliance.kernel.vocabulary import Carrier, Category, PlacementFormat, PricingModel
from api.connection import Connection
from api.permissions import Read
from api.tenancy.types import Organization
from api.types import Date, DateTime, Minor, Node, Type, enum
from traffic_owners.audiences import models, selectors
from traffic_owners.audiences.rules.evidence import grade
from traffic_owners.audiences.states import (
    ChannelState,
    CountSource,
    Dimension,
    EvidenceLevel,
    ListingState,
    ProfileSource,
    ProofState,
)
from traffic_owners.audiences.types import Grade

LEVEL = enum(EvidenceLevel)
Part = TypeVar("Part", models.Channel, models.ChannelProof, models.AudienceProfile)


def _list_of(of: Any) -> graphene.List:
    return graphene.List(graphene.NonNull(of))


def _of_same_owner(root: Any, part: Part) -> Part:
    """Return ``part`` with the organization of ``root``: the key between them carries it."""
    part.organization = root.organization
    return part


class Evidence(Type):
    """What the evidence for a channel is worth today; it sinks as it ages."""

    class Meta:
        read = Read.FENCED

    level = graphene.Field(LEVEL, required=True, description="The level it stands for now")
    proven_level = graphene.Field(LEVEL, required=True, description="The level it once proved")
    age_days = graphene.Int(required=True, description="Whole days since it was proven")
    freshness_bp = graphene.Int(
        required=True, description="Falls from 10,000 to 0 while it stands at its level"
    )
    falls_at = DateTime(description="When it sinks one level unless proven anew")


class Channel(Type):
    """A place where an owner reaches people."""

    class Meta:
        interfaces = (Node,)
        model = models.Channel
        read = Read.FENCED

    organization = graphene.Field(Organization, required=True, description="Whose it is")
    carrier = graphene.Field(enum(Carrier), required=True, description="Kind of place")
    name = graphene.String(required=True, description="Name")
    handle = graphene.String(required=True, description="Account number or name on the carrier")
    url = graphene.String(required=True, description="Address, or empty")
    member_count = graphene.Int(required=True, description="People there")
    count_source = graphene.Field(
        enum(CountSource), required=True, description="Where the number comes from"
    )
    counted_on = Date(required=True, description="When they were counted")
    state = graphene.Field(enum(ChannelState), required=True, description="In use or archived")
    evidence = graphene.Field(Evidence, required=True, description="What proves it")
    is_listed = graphene.Boolean(required=True, description="A published listing offers it")
    created_at = DateTime(required=True, description="Registered")
    latest_proof = graphene.Field(
        lambda: ChannelProof, description="Newest attempt to prove it; shown to its owner"
    )

    @staticmethod
    def resolve_evidence(root: models.Channel, info: Any) -> Grade:
        return grade(root.evidence_level, root.evidence_at, info.context.now)

    @staticmethod
    def resolve_latest_proof(root: models.Channel, info: Any) -> models.ChannelProof | None:
        newest = next(iter(getattr(root, "recent_proofs", ())), None)
        return newest and _of_same_owner(root, newest)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Channel | None:
        return selectors.visible_channels(info.context.actor).filter(pk=pk).first()


class ChannelProof(Type):
    """One attempt to prove a channel by a code in its bio."""

    class Meta:
        interfaces = (Node,)
        model = models.ChannelProof
        read = Read.FENCED

    channel = graphene.Field(Channel, required=True, description="What is to be proven")
    organization = graphene.Field(Organization, required=True, description="Who asks")
    code = graphene.String(required=True, description="To be put into the channel's bio")
    state = graphene.Field(enum(ProofState), required=True, description="How far it is")
    reason = graphene.String(required=True, description="Why it was rejected, or empty")
    created_at = DateTime(required=True, description="Code issued")
    requested_at = DateTime(description="Operator asked to look")
    decided_at = DateTime(description="Operator's decision")

    @staticmethod
    def resolve_channel(root: models.ChannelProof, info: Any) -> models.Channel:
        return _of_same_owner(root, root.channel)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.ChannelProof | None:
        return selectors.proofs(info.context.actor).filter(pk=pk).first()


class AudienceGroup(Type):
    """One group of a distribution."""

    class Meta:
        read = Read.FENCED

    key = graphene.String(required=True, description="Group; `others` holds the small ones")
    count = graphene.Int(required=True, description="People (for interests: mentions)")
    share_bp = graphene.Int(required=True, description="Share; a dimension adds up to 10,000")


class Distribution(Type):
    """How an audience divides along one dimension, largest group first."""

    class Meta:
        read = Read.FENCED

    dimension = graphene.Field(
        enum(Dimension, "AudienceDimension"), required=True, description="What it is divided by"
    )
    groups = graphene.Field(_list_of(AudienceGroup), required=True, description="At most 36")


class AudienceProfile(Type):
    """An audience on one day, as shares; groups under 10 people are merged."""

    class Meta:
        interfaces = (Node,)
        model = models.AudienceProfile
        read = Read.FENCED

    organization = graphene.Field(Organization, required=True, description="Whose people")
    name = graphene.String(required=True, description="Name")
    size = graphene.Int(required=True, description="People in all")
    reachable = graphene.Int(required=True, description="People who may be reached")
    sample_size = graphene.Int(required=True, description="People of whom anything is known")
    source = graphene.Field(enum(ProfileSource), required=True, description="How it was made")
    as_of = Date(required=True, description="Day it describes")
    currency = graphene.String(required=True, description="Currency of the spending tiers")
    is_listed = graphene.Boolean(required=True, description="A published listing shows it")
    created_at = DateTime(required=True, description="Computed")
    distributions = graphene.Field(
        _list_of(Distribution), required=True, description="One for each of the 7 dimensions"
    )

    @staticmethod
    def resolve_distributions(root: models.AudienceProfile, info: Any) -> list[dict[str, Any]]:
        stored = root.distributions
        return [
            {"dimension": dimension, "groups": stored.get(dimension.value, [])}
            for dimension in Dimension
        ]

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.AudienceProfile | None:
        return selectors.visible_profiles(info.context.actor).filter(pk=pk).first()


class RateCardLine(Type):
    """One price of a listing."""

    class Meta:
        interfaces = (Node,)
        model = models.RateCardLine
        read = Read.FENCED

    format = graphene.Field(enum(PlacementFormat), required=True, description="What is placed")
    model = graphene.Field(enum(PricingModel), required=True, description="How it is paid")
    price_minor = Minor(description="Price of a unit in fen; null for CPS")
    rate_bp = graphene.Int(description="Basis points of sales for CPS, else null")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.RateCardLine | None:
        return selectors.visible_rates(info.context.actor).filter(pk=pk).first()


class Listing(Type):
    """An offer of placements on one channel to one audience."""

    class Meta:
        interfaces = (Node,)
        model = models.Listing
        read = Read.FENCED

    organization = graphene.Field(Organization, required=True, description="Whose offer")
    channel = graphene.Field(Channel, required=True, description="Where it is placed")
    profile = graphene.Field(AudienceProfile, description="Who is reached")
    title = graphene.String(required=True, description="Title")
    summary = graphene.String(required=True, description="What the owner says about it")
    category = graphene.Field(enum(Category), required=True, description="Trade")
    audience_size = graphene.Int(required=True, description="Profile's size, else the declared")
    declared_size = graphene.Int(description="Size as the owner declares it")
    weekly_capacity = graphene.Int(required=True, description="Placements a week")
    state = graphene.Field(enum(ListingState), required=True, description="Shown or not")
    published_at = DateTime(description="Last published")
    created_at = DateTime(required=True, description="Written")
    rate_card = Connection(RateCardLine, orders={"ENTERED": ("id",)}, description="Prices")

    @staticmethod
    def resolve_channel(root: models.Listing, info: Any) -> models.Channel:
        return _of_same_owner(root, root.channel)

    @staticmethod
    def resolve_profile(root: models.Listing, info: Any) -> models.AudienceProfile | None:
        return root.profile and _of_same_owner(root, root.profile)

    @staticmethod
    def resolve_audience_size(root: models.Listing, info: Any) -> int:
        return root.profile.size if root.profile else root.declared_size or 0

    @staticmethod
    def resolve_rate_card(root: models.Listing, info: Any) -> list[models.RateCardLine]:
        return list(root.rate_card.all())

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Listing | None:
        return selectors.visible_listings(info.context.actor).filter(pk=pk).first()
