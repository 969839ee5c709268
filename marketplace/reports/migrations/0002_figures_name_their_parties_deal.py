"""A figure's deal is a deal of the very owner and brand who read the figure."""

from django.db import migrations

from alliance.tenancy.fences import tenant_fk


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("deals", "0002_fences")]

    operations = [
        tenant_fk(
            "reports_dailyfigure",
            ("owner_id", "brand_id", "deal_id"),
            "deals_deal",
            ("owner_id", "brand_id", "id"),
        ),
    ]
