"""Fences of the tax tables: a payee reads what was withheld, the operator writes it."""

from django.db import migrations

from alliance.tenancy.fences import (
    OPERATED,
    TENANT,
    append_only,
    fence,
    same_alliance,
    supervised,
)


class Migration(migrations.Migration):
    dependencies = [("tax", "0001_initial")]

    operations = [
        supervised("tax_payeeprofile"),
        *same_alliance("tax_payeeprofile"),
        fence(
            "tax_withholding",
            f"alliance_id = {OPERATED}",
            read=f"organization_id = {TENANT}",
        ),
        append_only("tax_withholding"),
        *same_alliance("tax_withholding"),
    ]
