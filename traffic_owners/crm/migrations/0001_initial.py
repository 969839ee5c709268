"""Tables of crm, each behind its fence."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import own, same_alliance, tenant_fk


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("networks", "0001_initial"),
        ("tenancy", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Member",
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
                ("external_id", models.CharField(max_length=128)),
                (
                    "gender",
                    models.CharField(
                        choices=[("female", "Female"), ("male", "Male"), ("unknown", "Unknown")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "province",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("BJ", "北京"),
                            ("TJ", "天津"),
                            ("HE", "河北"),
                            ("SX", "山西"),
                            ("NM", "内蒙古"),
                            ("LN", "辽宁"),
                            ("JL", "吉林"),
                            ("HL", "黑龙江"),
                            ("SH", "上海"),
                            ("JS", "江苏"),
                            ("ZJ", "浙江"),
                            ("AH", "安徽"),
                            ("FJ", "福建"),
                            ("JX", "江西"),
                            ("SD", "山东"),
                            ("HA", "河南"),
                            ("HB", "湖北"),
                            ("HN", "湖南"),
                            ("GD", "广东"),
                            ("GX", "广西"),
                            ("HI", "海南"),
                            ("CQ", "重庆"),
                            ("SC", "四川"),
                            ("GZ", "贵州"),
                            ("YN", "云南"),
                            ("XZ", "西藏"),
                            ("SN", "陕西"),
                            ("GS", "甘肃"),
                            ("QH", "青海"),
                            ("NX", "宁夏"),
                            ("XJ", "新疆"),
                            ("TW", "台湾"),
                            ("HK", "香港"),
                            ("MO", "澳门"),
                        ],
                        max_length=2,
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=128)),
                ("birth_year", models.PositiveSmallIntegerField(null=True)),
                (
                    "device",
                    models.CharField(
                        choices=[
                            ("ios", "Ios"),
                            ("android", "Android"),
                            ("harmony", "Harmony"),
                            ("desktop", "Desktop"),
                            ("unknown", "Unknown"),
                        ],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("joined_on", models.DateField(null=True)),
                (
                    "interests",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("food", "Food"),
                                ("maternity", "Maternity"),
                                ("beauty", "Beauty"),
                                ("fashion", "Fashion"),
                                ("digital", "Digital"),
                                ("home", "Home"),
                                ("travel", "Travel"),
                                ("education", "Education"),
                                ("health", "Health"),
                                ("finance", "Finance"),
                                ("sports", "Sports"),
                                ("pets", "Pets"),
                                ("auto", "Auto"),
                                ("games", "Games"),
                                ("books", "Books"),
                                ("local_life", "Local Life"),
                            ],
                            max_length=16,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=128), default=list, size=None
                    ),
                ),
                ("is_reachable", models.BooleanField(default=True)),
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
        migrations.CreateModel(
            name="MemberImport",
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
                ("file_name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("members", "Members"), ("purchases", "Purchases")], max_length=12
                    ),
                ),
                ("layout", models.JSONField()),
                ("mapping", models.JSONField(default=dict)),
                ("currency", models.CharField(default="CNY", max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("checking", "Checking"),
                            ("checked", "Checked"),
                            ("importing", "Importing"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("run", models.PositiveIntegerField(default=0)),
                ("cursor", models.BigIntegerField(default=0)),
                ("rows_total", models.BigIntegerField(null=True)),
                ("rows_read", models.BigIntegerField(default=0)),
                ("rows_created", models.BigIntegerField(default=0)),
                ("rows_known", models.BigIntegerField(default=0)),
                ("rows_failed", models.BigIntegerField(default=0)),
                ("members_created", models.BigIntegerField(default=0)),
                ("failure_code", models.CharField(blank=True, max_length=40)),
                ("failure_zh", models.TextField(blank=True)),
                ("failure_en", models.TextField(blank=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
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
            name="ImportRowError",
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
                ("row", models.BigIntegerField()),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("external_id", "External Id"),
                            ("gender", "Gender"),
                            ("province", "Province"),
                            ("city", "City"),
                            ("birth_year", "Birth Year"),
                            ("age", "Age"),
                            ("device", "Device"),
                            ("joined_on", "Joined On"),
                            ("interests", "Interests"),
                            ("tags", "Tags"),
                            ("occurred_on", "Occurred On"),
                            ("quantity", "Quantity"),
                            ("amount", "Amount"),
                        ],
                        max_length=16,
                    ),
                ),
                ("column", models.CharField(max_length=128)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("missing", "missing"),
                            ("too_long", "too_long"),
                            ("bad_text", "bad_text"),
                            ("unknown_gender", "unknown_gender"),
                            ("unknown_province", "unknown_province"),
                            ("unknown_device", "unknown_device"),
                            ("unknown_interest", "unknown_interest"),
                            ("bad_year", "bad_year"),
                            ("bad_age", "bad_age"),
                            ("bad_date", "bad_date"),
                            ("future_date", "future_date"),
                            ("bad_quantity", "bad_quantity"),
                            ("bad_amount", "bad_amount"),
                            ("too_precise", "too_precise"),
                            ("negative_amount", "negative_amount"),
                            ("too_large", "too_large"),
                            ("duplicate_customer", "duplicate_customer"),
                            ("too_few_columns", "too_few_columns"),
                        ],
                        max_length=24,
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=80)),
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
                    "member_import",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="errors",
                        to="crm.memberimport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Purchase",
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
                ("line_key", models.CharField(max_length=48)),
                ("occurred_on", models.DateField()),
                ("quantity", models.PositiveIntegerField()),
                ("amount_minor", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="crm.member",
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
            model_name="member",
            index=models.Index(fields=["organization", "-id"], name="member_newest"),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                fields=("organization", "external_id"), name="member_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("birth_year", None), ("birth_year__range", (1850, 2200)), _connector="OR"
                ),
                name="member_birth_year_sane",
            ),
        ),
        migrations.AddIndex(
            model_name="memberimport",
            index=models.Index(fields=["organization", "-id"], name="import_newest"),
        ),
        migrations.AddConstraint(
            model_name="memberimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rows_read",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("rows_created"), "+", models.F("rows_known")
                            ),
                            "+",
                            models.F("rows_failed"),
                        ),
                    )
                ),
                name="import_counts_add_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrowerror",
            constraint=models.UniqueConstraint(
                fields=("organization", "member_import", "row", "field"), name="row_error_once"
            ),
        ),
        migrations.AddIndex(
            model_name="purchase",
            index=models.Index(fields=["organization", "member"], name="purchase_of_member"),
        ),
        migrations.AddIndex(
            model_name="purchase",
            index=models.Index(fields=["organization", "occurred_on"], name="purchase_by_day"),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.UniqueConstraint(
                fields=("organization", "line_key"), name="purchase_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)), name="purchase_quantity_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_minor__gte", 0)), name="purchase_amount_sane"
            ),
        ),
        *[
            operation
            for table in ("crm_member", "crm_purchase", "crm_memberimport", "crm_importrowerror")
            for operation in (own(table), *same_alliance(table))
        ],
        tenant_fk("crm_purchase", ("organization_id", "member_id"), "crm_member"),
        tenant_fk("crm_memberimport", ("organization_id", "file_id"), "files_storedfile"),
        tenant_fk(
            "crm_importrowerror", ("organization_id", "member_import_id"), "crm_memberimport"
        ),
    ]
