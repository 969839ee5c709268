"""Every row of a deal is its parties'; terms are frozen; offers, proofs and events only added."""

from django.db import migrations

from alliance.tenancy.fences import (
    append_only,
    frozen_columns,
    parties,
    same_alliance,
    tenant_fk,
)

PARTIES = ("owner_id", "brand_id", "agency_id")
SHARED = (
    "deals_negotiation",
    "deals_offer",
    "deals_deal",
    "deals_draft",
    "deals_proof",
    "deals_dealevent",
)
AGREED = (
    "alliance_id",
    "owner_id",
    "brand_id",
    "agency_id",
    "negotiation_id",
    "task_id",
    "listing_id",
    "terms",
    "terms_hash",
    "contract_id",
    "model",
    "rate_bp",
    "price_minor",
    "max_revisions",
    "publish_by",
    "accepted_at",
)


def _inside(table: str, column: str, target: str) -> migrations.RunSQL:
    """A child names the same owner and brand as its parent."""
    return tenant_fk(
        table, ("owner_id", "brand_id", column), target, ("owner_id", "brand_id", "id")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0001_initial"),
        ("tasks", "0002_fences"),
        ("audiences", "0001_initial"),
        ("tenancy", "0002_initial"),
    ]

    operations = [
        *(parties(table, *PARTIES) for table in SHARED),
        *(key for table in SHARED for key in same_alliance(table, *PARTIES)),
        *(
            tenant_fk(table, (side, column), target)
            for table in ("deals_negotiation", "deals_deal")
            for side, column, target in (
                ("brand_id", "task_id", "tasks_task"),
                ("owner_id", "listing_id", "audiences_listing"),
            )
        ),
        _inside("deals_offer", "negotiation_id", "deals_negotiation"),
        _inside("deals_deal", "negotiation_id", "deals_negotiation"),
        _inside("deals_draft", "deal_id", "deals_deal"),
        _inside("deals_proof", "deal_id", "deals_deal"),
        _inside("deals_dealevent", "deal_id", "deals_deal"),
        frozen_columns("deals_deal", *AGREED),
        *(append_only(table) for table in ("deals_offer", "deals_proof", "deals_dealevent")),
    ]
