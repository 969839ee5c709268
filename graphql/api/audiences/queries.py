"""Reads of channels, proofs, profiles and listings."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.tenancy.states import Kind
from api.audiences.filters import ChannelFilters, ChannelProofFilters, ListingFilters
from api.audiences.types import AudienceProfile, Channel, ChannelProof, Listing
from api.connection import Connection
from api.permissions import Permission, permission
from traffic_owners.audiences import models, selectors


class Queries(graphene.ObjectType):
    """What owners offer, and what proves it."""

    listings = Connection(
        Listing,
        orders={"NEWEST": ("-published_at",), "OLDEST": ("published_at",)},
        filters=ListingFilters,
        order_name="MarketOrder",
        description="The published listings of your alliance",
    )
    my_listings = Connection(
        Listing,
        orders={"NEWEST": ("-created_at",), "TITLE": ("title",)},
        filters=ListingFilters,
        description="Your listings in every state",
    )
    channels = Connection(
        Channel,
        orders={"NEWEST": ("-created_at",), "NAME": ("name",), "MEMBERS": ("-member_count",)},
        filters=ChannelFilters,
        description="Your channels",
    )
    channel_proofs = Connection(
        ChannelProof,
        orders={"NEWEST": ("-created_at",)},
        filters=ChannelProofFilters,
        description="Your attempts to prove channels; an operator sees the whole alliance's",
    )
    proofs_to_check = Connection(
        ChannelProof,
        orders={"OLDEST": ("requested_at",), "NEWEST": ("-requested_at",)},
        order_name="ProofQueueOrder",
        description="Proofs that wait for the operator's look",
    )
    audience_profiles = Connection(
        AudienceProfile,
        orders={"NEWEST": ("-created_at",), "SIZE": ("-size",)},
        description="Your audience profiles",
    )

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_listings(root: Any, info: Any) -> QuerySet[models.Listing]:
        return selectors.market(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_my_listings(root: Any, info: Any) -> QuerySet[models.Listing]:
        return selectors.own_listings(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_channels(root: Any, info: Any) -> QuerySet[models.Channel]:
        return selectors.channels(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_channel_proofs(root: Any, info: Any) -> QuerySet[models.ChannelProof]:
        return selectors.proofs(info.context.actor)

    @staticmethod
    @permission(Permission.OPERATE, Kind.OPERATOR)
    def resolve_proofs_to_check(root: Any, info: Any) -> QuerySet[models.ChannelProof]:
        return selectors.proofs_to_check(info.context.actor)

    @staticmethod
    @permission(Permission.VIEW, Kind.OWNER)
    def resolve_audience_profiles(root: Any, info: Any) -> QuerySet[models.AudienceProfile]:
        return selectors.profiles(info.context.actor)
