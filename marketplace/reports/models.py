"""Daily rollups: one row per deal and business day, rebuilt from the raw rows."""

from django.db import models
from django.db.models import F, Q

from alliance.kernel.ids import new_id
from marketplace.attribution.states import ConversionState

COUNTED = (ConversionState.CREDITED, ConversionState.UNFUNDED)
"""Orders that count: valid ones, whether their commission is funded yet or not."""

SUMMED = (
    "clicks",
    "valid_clicks",
    "orders",
    "refused_orders",
    "amount_minor",
    "refunded_minor",
    "commission_minor",
    "commission_refunded_minor",
)
"""The columns that are sums, and that a period adds up."""


class DailyFigure(models.Model):
    """What one deal did on one business day of its alliance. Both parties and the operator read it.

    ``refused_orders`` counts orders of the brand that named this deal's link and were refused.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alliance = models.ForeignKey("networks.Alliance", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("tenancy.Organization", on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("tenancy.Organization", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="+", null=True
    )
    deal = models.ForeignKey("deals.Deal", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    clicks = models.PositiveBigIntegerField(default=0)
    valid_clicks = models.PositiveBigIntegerField(default=0)
    orders = models.PositiveBigIntegerField(default=0)
    refused_orders = models.PositiveBigIntegerField(default=0)
    amount_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    commission_minor = models.BigIntegerField(default=0)
    commission_refunded_minor = models.BigIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "deal", "day"], name="daily_figure_once_per_deal"
            ),
            models.CheckConstraint(
                condition=Q(valid_clicks__lte=F("clicks")), name="valid_clicks_are_clicks"
            ),
        ]
        indexes = [
            models.Index(fields=["alliance", "day"], name="daily_figure_by_day"),
            models.Index(fields=["owner", "day"], name="daily_figure_by_owner"),
            models.Index(fields=["brand", "day"], name="daily_figure_by_brand"),
        ]
