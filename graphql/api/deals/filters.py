"""How lists of negotiations and deals are narrowed."""

import django_filters

from api.filters import EnumFilter, EnumsFilter, IdFilter
from marketplace.deals.models import Deal, Negotiation
from marketplace.deals.states import DealState, NegotiationState, Side


class NegotiationFilters(django_filters.FilterSet):
    """Narrows negotiations."""

    state = EnumsFilter(NegotiationState, field_name="state", label="Any of these states")
    started_by = EnumFilter(Side, field_name="started_by", label="BRAND: invitations")
    task = IdFilter("Task", field_name="task_id", label="About this task")

    class Meta:
        model = Negotiation
        fields: list[str] = []


class DealFilters(django_filters.FilterSet):
    """Narrows deals."""

    state = EnumsFilter(DealState, field_name="state", label="Any of these states")
    task = IdFilter("Task", field_name="task_id", label="Of this task")

    class Meta:
        model = Deal
        fields: list[str] = []
