"""Fences, composite keys and frozen columns of the statement tables."""

from django.db import migrations

from alliance.tenancy.fences import (
    OPERATED,
    TENANT,
    append_only,
    fence,
    frozen_columns,
    only_moves,
    same_alliance,
    supervised,
    tenant_fk,
)


class Migration(migrations.Migration):
    dependencies = [
        ("statements", "0001_initial"),
        ("sharing", "0002_fences"),
        ("tax", "0002_fences"),
    ]

    operations = [
        supervised("statements_period"),
        frozen_columns("statements_period", "alliance_id", "starts_on", "ends_on"),
        only_moves("statements_period", "state", {"open": ["closing"], "closing": ["closed"]}),
        *same_alliance("statements_period"),
        supervised("statements_partyclose"),
        *same_alliance("statements_partyclose", "organization_id", "party_id"),
        tenant_fk("statements_partyclose", ("organization_id", "period_id"), "statements_period"),
        supervised("statements_statement"),
        frozen_columns(
            "statements_statement",
            "organization_id",
            "period_id",
            "number",
            "starts_on",
            "ends_on",
            "issued_at",
            "opening_minor",
            "earned_minor",
            "adjusted_minor",
            "tax_minor",
            "closing_minor",
            "net_payable_minor",
            "line_count",
            "digest",
        ),
        only_moves(
            "statements_statement",
            "state",
            {"issued": ["confirmed", "disputed"], "disputed": ["confirmed"]},
        ),
        only_moves("statements_statement", "payout_state", {"due": ["paid"], "blocked": ["due"]}),
        *same_alliance("statements_statement"),
        tenant_fk(
            "statements_statement",
            ("alliance_id", "period_id"),
            "statements_period",
            ("alliance_id", "id"),
        ),
        fence(
            "statements_statementline",
            f"alliance_id = {OPERATED}",
            read=f"organization_id = {TENANT}",
        ),
        append_only("statements_statementline"),
        *same_alliance("statements_statementline"),
        *(
            tenant_fk(table, ("organization_id", "statement_id"), "statements_statement")
            for table in (
                "statements_statementline",
                "sharing_earning",
                "sharing_reversal",
                "tax_withholding",
            )
        ),
    ]
