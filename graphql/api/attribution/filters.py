"""How lists of orders are narrowed."""

import django_filters

from api.filters import EnumFilter, EnumsFilter, IdFilter
from marketplace.attribution.models import Conversion
from marketplace.attribution.states import ConversionState, Rule


class ConversionFilters(django_filters.FilterSet):
    """Narrows orders."""

    state = EnumsFilter(ConversionState, field_name="state", label="Any of these states")
    rule = EnumFilter(Rule, field_name="rule", label="Credited by this rule")
    reason_code = django_filters.NumberFilter(field_name="reason", label="Refused with this code")
    deal = IdFilter("Deal", field_name="deal_id", label="Credited to this deal")
    order_id = django_filters.CharFilter(field_name="order_id", label="The brand's order id")
    since = django_filters.IsoDateTimeFilter(
        field_name="occurred_at", lookup_expr="gte", label="At or after"
    )
    until = django_filters.IsoDateTimeFilter(
        field_name="occurred_at", lookup_expr="lt", label="Before"
    )

    class Meta:
        model = Conversion
        fields: list[str] = []
