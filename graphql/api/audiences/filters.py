"""Filters of listings, channels and proofs."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from alliance.kernel import clock
from alliance.kernel.places import province_code
from alliance.kernel.vocabulary import Carrier, Category, PlacementFormat, PricingModel
from api.filters import EnumFilter, EnumsFilter, IdFilter
from traffic_owners.audiences import selectors
from traffic_owners.audiences.models import Channel, ChannelProof, Listing
from traffic_owners.audiences.states import ChannelState, EvidenceLevel, ListingState, ProofState


class ListingFilters(django_filters.FilterSet):
    """Narrows listings."""

    text = django_filters.CharFilter(method="with_text", label="Words of title, owner, channel")
    region = django_filters.CharFilter(
        method="in_region", label="Province with ≥ 5 % of the audience, e.g. GD"
    )
    category = EnumsFilter(Category, label="Any of these trades")
    carrier = EnumsFilter(Carrier, field_name="channel__carrier", label="Any of these carriers")
    level = EnumFilter(EvidenceLevel, method="at_level", label="Evidence stands at least here now")
    model = EnumFilter(PricingModel, method="priced", label="Has a price under this model")
    format = EnumFilter(PlacementFormat, method="priced", label="Has a price for this format")
    price_min = django_filters.NumberFilter(method="priced", label="Lowest price in fen")
    price_max = django_filters.NumberFilter(method="priced", label="Highest price in fen")
    size_min = django_filters.NumberFilter(method="sized", label="Least people in the audience")
    state = EnumsFilter(ListingState, label="Any of these states")
    organization = IdFilter("Organization", field_name="organization_id", label="This owner's")

    class Meta:
        model = Listing
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Listing]) -> QuerySet[Listing]:
        """Apply all; model, format and price range must hold for one and the same price."""
        wanted = self.form.cleaned_data
        return selectors.with_price(
            super().filter_queryset(queryset),
            model=wanted["model"],
            format=wanted["format"],
            price_min=wanted["price_min"],
            price_max=wanted["price_max"],
        )

    def priced(self, queryset: QuerySet[Listing], name: str, value: Any) -> QuerySet[Listing]:
        return queryset

    def with_text(self, queryset: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        return selectors.matching_text(queryset, value)

    def in_region(self, queryset: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        return selectors.reaching_region(queryset, province_code(value) or value)

    def at_level(self, queryset: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        return selectors.standing_at_least(queryset, EvidenceLevel(int(value)), clock.now())

    def sized(self, queryset: QuerySet[Listing], name: str, value: int) -> QuerySet[Listing]:
        return selectors.sized_at_least(queryset, int(value))


class ChannelFilters(django_filters.FilterSet):
    """Narrows channels."""

    carrier = EnumsFilter(Carrier, label="Any of these carriers")
    state = EnumFilter(ChannelState, label="In use or archived")

    class Meta:
        model = Channel
        fields: list[str] = []


class ChannelProofFilters(django_filters.FilterSet):
    """Narrows proofs."""

    channel = IdFilter("Channel", field_name="channel_id", label="Of this channel")
    state = EnumsFilter(ProofState, label="Any of these states")

    class Meta:
        model = ChannelProof
        fields: list[str] = []
