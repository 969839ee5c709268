"""An order's deal is a deal of its own brand and owner; a refund's order is its own brand's."""

from django.db import migrations, models
from django.db.models import Q

from alliance.tenancy.fences import tenant_fk


class Migration(migrations.Migration):
    dependencies = [("attribution", "0001_initial"), ("deals", "0002_fences")]

    operations = [
        migrations.AddConstraint(
            model_name="conversion",
            constraint=models.CheckConstraint(
                condition=Q(("deal__isnull", True), ("owner__isnull", False), _connector="OR"),
                name="deal_comes_with_its_owner",
            ),
        ),
        tenant_fk(
            "attribution_conversion",
            ("owner_id", "organization_id", "deal_id"),
            "deals_deal",
            ("owner_id", "brand_id", "id"),
        ),
        tenant_fk(
            "attribution_refund", ("organization_id", "conversion_id"), "attribution_conversion"
        ),
    ]
