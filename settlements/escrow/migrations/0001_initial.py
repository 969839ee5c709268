"""One row per purpose of escrowed money, tied to a ledger account of the same brand."""

import django.db.models.deletion
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import same_alliance, supervised, tenant_fk


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0003_posting"),
        ("networks", "0001_initial"),
        ("tenancy", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Escrow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alliance.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("source_kind", models.CharField(max_length=20)),
                ("source_id", models.UUIDField()),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.account",
                    ),
                ),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("alliance", "source_kind", "source_id"),
                        name="escrow_once_per_source",
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "account"), name="escrow_account_of_one_source"
                    ),
                ],
            },
        ),
        supervised("escrow_escrow"),
        *same_alliance("escrow_escrow"),
        tenant_fk(
            "escrow_escrow",
            ("organization_id", "account_id", "alliance_id"),
            "ledger_account",
            ("organization_id", "id", "alliance_id"),
        ),
    ]
