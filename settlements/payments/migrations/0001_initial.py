"""Top-ups, callbacks and the sandbox provider, each behind its fence."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import definer_function, own, same_alliance, supervised, tenant_fk

_CARD = """
LANGUAGE sql STABLE AS $$
    SELECT top_up.id, top_up.organization_id, top_up.alliance_id, operator.id
    FROM payments_topup AS top_up
    JOIN tenancy_organization AS operator
        ON operator.alliance_id = top_up.alliance_id AND operator.is_operator
    WHERE top_up.order_no = p_order_no
$$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("networks", "0001_initial"),
        ("tenancy", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TopUp",
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
                ("order_no", models.CharField(max_length=40)),
                ("rail", models.CharField(max_length=20)),
                ("amount_minor", models.BigIntegerField()),
                ("currency", models.CharField(default="CNY", max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[("started", "Started"), ("paid", "Paid"), ("failed", "Failed")],
                        default="started",
                        max_length=10,
                    ),
                ),
                ("provider_order", models.CharField(blank=True, default="", max_length=80)),
                ("pay_url", models.CharField(blank=True, default="", max_length=300)),
                ("started_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("tx_id", models.UUIDField(null=True)),
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
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProviderEvent",
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
                ("provider", models.CharField(max_length=20)),
                ("event_id", models.CharField(max_length=80)),
                ("body_hash", models.BinaryField(max_length=32)),
                ("amount_minor", models.BigIntegerField()),
                ("paid", models.BooleanField()),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("credited", "Credited"),
                            ("repeated", "Repeated"),
                            ("wrong_amount", "Wrong Amount"),
                            ("declined", "Declined"),
                        ],
                        default="waiting",
                        max_length=14,
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
                (
                    "top_up",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="payments.topup",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SandboxOrder",
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
                ("order_no", models.CharField(max_length=40)),
                ("amount_minor", models.BigIntegerField()),
                ("subject", models.CharField(max_length=120)),
                ("paid_at", models.DateTimeField(null=True)),
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
                        fields=("organization", "order_no"), name="sandbox_order_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="topup",
            constraint=models.UniqueConstraint(
                fields=("alliance", "order_no"), name="top_up_order_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="topup",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_minor__gt", 0)), name="top_up_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="topup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "paid"), _negated=True),
                    models.Q(("tx_id__isnull", False), ("settled_at__isnull", False)),
                    _connector="OR",
                ),
                name="top_up_paid_is_posted",
            ),
        ),
        migrations.AddConstraint(
            model_name="providerevent",
            constraint=models.UniqueConstraint(
                fields=("alliance", "provider", "event_id"), name="provider_event_once"
            ),
        ),
        supervised("payments_topup"),
        own("payments_providerevent"),
        own("payments_sandboxorder"),
        *same_alliance("payments_topup"),
        *same_alliance("payments_providerevent"),
        *same_alliance("payments_sandboxorder"),
        tenant_fk(
            "payments_providerevent",
            ("alliance_id", "top_up_id"),
            "payments_topup",
            ("alliance_id", "id"),
        ),
        definer_function(
            "payments_order_card(p_order_no text) RETURNS TABLE "
            "(top_up_id uuid, organization_id uuid, alliance_id uuid, operator_id uuid)",
            _CARD,
            reads=("payments_topup", "tenancy_organization"),
        ),
    ]
