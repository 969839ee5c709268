"""Runs, payouts, reconciliations and the sandbox provider, each behind its fence."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import (
    OPERATED,
    TENANT,
    fence,
    frozen_columns,
    own,
    same_alliance,
    tenant_fk,
)

OWN_TABLES = (
    "payouts_payoutrun",
    "payouts_reconciliation",
    "payouts_sandboxtransfer",
    "payouts_sandboxfault",
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0003_posting"),
        ("statements", "0002_fences"),
        ("networks", "0001_initial"),
        ("tenancy", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PayoutRun",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("awaiting_approval", "Awaiting Approval"),
                            ("approved", "Approved"),
                            ("rejected", "Rejected"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("rail", models.CharField(max_length=20)),
                ("made_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "checker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "maker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
        ),
        migrations.CreateModel(
            name="Payout",
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
                ("statement_id", models.UUIDField()),
                ("statement_number", models.CharField(max_length=30)),
                ("payee_name", models.CharField(max_length=80)),
                ("amount_minor", models.BigIntegerField()),
                ("currency", models.CharField(default="CNY", max_length=3)),
                ("rail", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("awaiting_approval", "Awaiting Approval"),
                            ("approved", "Approved"),
                            ("sending", "Sending"),
                            ("unknown", "Unknown"),
                            ("paid", "Paid"),
                            ("failed", "Failed"),
                            ("dropped", "Dropped"),
                        ],
                        default="queued",
                        max_length=20,
                    ),
                ),
                ("hold_id", models.UUIDField()),
                ("provider_key", models.CharField(max_length=60)),
                ("provider_reference", models.CharField(blank=True, default="", max_length=80)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                ("queued_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "checker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "maker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payouts",
                        to="payouts.payoutrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reconciliation",
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
                ("rail", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("own_count", models.PositiveIntegerField()),
                ("rail_count", models.PositiveIntegerField()),
                ("findings", models.JSONField(default=list)),
                ("compared_at", models.DateTimeField()),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SandboxFault",
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
                (
                    "fault",
                    models.CharField(
                        choices=[
                            ("timeout", "Timeout"),
                            ("drop", "Drop"),
                            ("duplicate", "Duplicate"),
                            ("decline", "Decline"),
                        ],
                        max_length=10,
                    ),
                ),
                ("remaining", models.PositiveSmallIntegerField()),
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
                (
                    "payee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SandboxTransfer",
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
                ("key", models.CharField(max_length=60)),
                ("amount_minor", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("payee_id", models.UUIDField()),
                ("payee_name", models.CharField(max_length=80)),
                ("paid", models.BooleanField()),
                ("reason", models.CharField(blank=True, default="", max_length=120)),
                ("made_at", models.DateTimeField()),
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
        ),
        migrations.AddIndex(
            model_name="payoutrun",
            index=models.Index(fields=["organization", "-made_at", "-id"], name="run_newest"),
        ),
        migrations.AddConstraint(
            model_name="payoutrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checker", None),
                    models.Q(("checker", models.F("maker")), _negated=True),
                    _connector="OR",
                ),
                name="payout_run_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="payoutrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    ("checker__isnull", False),
                    _connector="OR",
                ),
                name="payout_run_approved_by_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="payout",
            index=models.Index(fields=["alliance", "state", "id"], name="payout_by_state"),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.UniqueConstraint(
                fields=("alliance", "provider_key"), name="payout_key_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ("queued", "awaiting_approval", "approved", "sending", "unknown", "paid"),
                    )
                ),
                fields=("alliance", "statement_id"),
                name="payout_one_living_per_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_minor__gt", 0)), name="payout_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checker", None),
                    models.Q(("checker", models.F("maker")), _negated=True),
                    _connector="OR",
                ),
                name="payout_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ("approved", "sending", "unknown", "paid", "failed")),
                        _negated=True,
                    ),
                    ("checker__isnull", False),
                    _connector="OR",
                ),
                name="payout_signed_off_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("sending", "unknown", "paid")), _negated=True),
                    ("sent_at__isnull", False),
                    _connector="OR",
                ),
                name="payout_sent_has_an_instant",
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("paid", "failed")), _negated=True),
                    ("settled_at__isnull", False),
                    _connector="OR",
                ),
                name="payout_settled_has_an_instant",
            ),
        ),
        migrations.AddConstraint(
            model_name="sandboxfault",
            constraint=models.UniqueConstraint(
                fields=("organization", "payee"), name="sandbox_fault_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sandboxtransfer",
            constraint=models.UniqueConstraint(
                fields=("organization", "key"), name="sandbox_transfer_once"
            ),
        ),
        *(own(table) for table in OWN_TABLES),
        fence(
            "payouts_payout",
            f"alliance_id = {OPERATED}",
            read=f"organization_id = {TENANT}",
        ),
        *(key for table in (*OWN_TABLES, "payouts_payout") for key in same_alliance(table)),
        *same_alliance("payouts_sandboxfault", "payee_id"),
        tenant_fk(
            "payouts_payout", ("alliance_id", "run_id"), "payouts_payoutrun", ("alliance_id", "id")
        ),
        tenant_fk("payouts_payout", ("organization_id", "hold_id"), "ledger_hold"),
        tenant_fk("payouts_payout", ("organization_id", "statement_id"), "statements_statement"),
        frozen_columns(
            "payouts_payout",
            "organization_id",
            "alliance_id",
            "run_id",
            "statement_id",
            "amount_minor",
            "currency",
            "maker_id",
            "hold_id",
            "provider_key",
        ),
        frozen_columns("payouts_payoutrun", "organization_id", "alliance_id", "maker_id", "rail"),
    ]
