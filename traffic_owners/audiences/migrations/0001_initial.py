"""Tables of audiences, each behind its fence."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import catalogue, frozen_columns, same_alliance, supervised, tenant_fk


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("networks", "0001_initial"),
        ("tenancy", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AudienceProfile",
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
                ("name", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("reachable", models.PositiveIntegerField()),
                ("sample_size", models.PositiveIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[("computed", "Computed"), ("imported", "Imported")],
                        default="computed",
                        max_length=10,
                    ),
                ),
                ("as_of", models.DateField()),
                ("currency", models.CharField(default="CNY", max_length=3)),
                ("distributions", models.JSONField()),
                ("is_listed", models.BooleanField(default=False)),
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
            name="Channel",
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
                    "carrier",
                    models.CharField(
                        choices=[
                            ("wechat_group", "Wechat Group"),
                            ("official_account", "Official Account"),
                            ("personal_account", "Personal Account"),
                            ("wecom", "Wecom"),
                            ("mini_program", "Mini Program"),
                            ("channels", "Channels"),
                            ("douyin", "Douyin"),
                            ("kuaishou", "Kuaishou"),
                            ("weibo", "Weibo"),
                            ("toutiao", "Toutiao"),
                            ("xiaohongshu", "Xiaohongshu"),
                            ("bilibili", "Bilibili"),
                            ("qq_group", "Qq Group"),
                            ("paid_circle", "Paid Circle"),
                            ("app", "App"),
                            ("website", "Website"),
                            ("store", "Store"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("handle", models.CharField(max_length=80)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("member_count", models.PositiveIntegerField(default=0)),
                (
                    "count_source",
                    models.CharField(
                        choices=[
                            ("declared", "Declared"),
                            ("backend", "Backend"),
                            ("imported", "Imported"),
                        ],
                        default="declared",
                        max_length=12,
                    ),
                ),
                ("counted_on", models.DateField()),
                (
                    "evidence_level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Claimed"),
                            (1, "Owned"),
                            (2, "Platform"),
                            (3, "Probed"),
                            (4, "Delivered"),
                        ],
                        default=0,
                    ),
                ),
                ("evidence_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Active"), ("archived", "Archived")],
                        default="active",
                        max_length=10,
                    ),
                ),
                ("is_listed", models.BooleanField(default=False)),
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
            name="ChannelProof",
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
                ("code", models.CharField(max_length=16)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "Issued"),
                            ("requested", "Requested"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="issued",
                        max_length=10,
                    ),
                ),
                ("requested_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="audiences.channel",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
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
            name="Listing",
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
                ("title", models.CharField(max_length=80)),
                ("summary", models.CharField(blank=True, max_length=500)),
                (
                    "category",
                    models.CharField(
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
                        max_length=20,
                    ),
                ),
                ("declared_size", models.PositiveIntegerField(null=True)),
                ("weekly_capacity", models.PositiveSmallIntegerField(default=7)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("paused", "Paused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="audiences.channel",
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
                    "profile",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="audiences.audienceprofile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListingTerm",
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
                ("term", models.CharField(max_length=40)),
                ("is_listed", models.BooleanField(default=False)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="audiences.listing",
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
            name="RateCardLine",
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
                    "format",
                    models.CharField(
                        choices=[
                            ("group_post", "Group Post"),
                            ("moments_post", "Moments Post"),
                            ("article_headline", "Article Headline"),
                            ("article_second", "Article Second"),
                            ("note", "Note"),
                            ("short_video", "Short Video"),
                            ("live_mention", "Live Mention"),
                            ("banner", "Banner"),
                            ("poster", "Poster"),
                            ("counter_card", "Counter Card"),
                            ("mini_program_card", "Mini Program Card"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("flat", "Flat"),
                            ("cpm", "Cpm"),
                            ("cpc", "Cpc"),
                            ("cpa", "Cpa"),
                            ("cps", "Cps"),
                            ("group_buy", "Group Buy"),
                            ("barter", "Barter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("price_minor", models.BigIntegerField(null=True)),
                ("rate_bp", models.PositiveIntegerField(null=True)),
                ("is_listed", models.BooleanField(default=False)),
                (
                    "alliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.alliance",
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rate_card",
                        to="audiences.listing",
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
            model_name="audienceprofile",
            index=models.Index(fields=["organization", "-id"], name="profile_newest"),
        ),
        migrations.AddConstraint(
            model_name="audienceprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gte", 50)), name="profile_is_not_tiny"
            ),
        ),
        migrations.AddConstraint(
            model_name="audienceprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reachable__lte", models.F("size")), ("sample_size__lte", models.F("size"))
                ),
                name="profile_parts_fit",
            ),
        ),
        migrations.AddIndex(
            model_name="channel",
            index=models.Index(fields=["organization", "-id"], name="channel_newest"),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.UniqueConstraint(
                fields=("organization", "carrier", "handle"), name="channel_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("evidence_level", 0), ("evidence_at__isnull", False), _connector="OR"
                ),
                name="channel_evidence_is_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence_level__lte", 4)), name="channel_evidence_exists"
            ),
        ),
        migrations.AddIndex(
            model_name="channelproof",
            index=models.Index(
                condition=models.Q(("state", "requested")),
                fields=["alliance", "-id"],
                name="proof_queue",
            ),
        ),
        migrations.AddConstraint(
            model_name="channelproof",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("issued", "requested"))),
                fields=("organization", "channel"),
                name="one_open_proof_per_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="channelproof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "rejected"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="rejected_proof_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["organization", "-id"], name="listing_newest"),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                condition=models.Q(("state", "published")),
                fields=["alliance", "-id"],
                name="listing_shown",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                condition=models.Q(("state", "published")),
                fields=["alliance", "category", "-id"],
                name="listing_shown_by_category",
            ),
        ),
        migrations.AddConstraint(
            model_name="listing",
            constraint=models.UniqueConstraint(
                fields=("organization", "channel", "title"), name="listing_title_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="listing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), _negated=True),
                    models.Q(
                        ("published_at__isnull", False),
                        models.Q(
                            ("profile__isnull", False),
                            ("declared_size__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="published_listing_has_audience",
            ),
        ),
        migrations.AddConstraint(
            model_name="listing",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekly_capacity__gte", 1)), name="listing_has_capacity"
            ),
        ),
        migrations.AddIndex(
            model_name="listingterm",
            index=models.Index(fields=["term", "alliance", "listing"], name="listing_by_term"),
        ),
        migrations.AddConstraint(
            model_name="listingterm",
            constraint=models.UniqueConstraint(
                fields=("organization", "listing", "term"), name="term_once"
            ),
        ),
        migrations.AddIndex(
            model_name="ratecardline",
            index=models.Index(
                condition=models.Q(("is_listed", True)),
                fields=["alliance", "model", "price_minor"],
                name="rate_shown_by_price",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratecardline",
            constraint=models.UniqueConstraint(
                fields=("organization", "listing", "format", "model"), name="rate_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ratecardline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("model", "cps"), ("price_minor", None), ("rate_bp__range", (1, 9000))
                    ),
                    models.Q(
                        models.Q(("model", "cps"), _negated=True),
                        ("price_minor__gt", 0),
                        ("rate_bp", None),
                    ),
                    _connector="OR",
                ),
                name="rate_fits_model",
            ),
        ),
        catalogue("audiences_channel", visible="is_listed"),
        catalogue("audiences_audienceprofile", visible="is_listed"),
        catalogue("audiences_listing", visible="state = 'published'"),
        catalogue("audiences_ratecardline", visible="is_listed"),
        catalogue("audiences_listingterm", visible="is_listed"),
        supervised("audiences_channelproof"),
        *[
            operation
            for table in (
                "channel",
                "channelproof",
                "audienceprofile",
                "listing",
                "ratecardline",
                "listingterm",
            )
            for operation in same_alliance(f"audiences_{table}")
        ],
        tenant_fk("audiences_channelproof", ("organization_id", "channel_id"), "audiences_channel"),
        tenant_fk("audiences_listing", ("organization_id", "channel_id"), "audiences_channel"),
        tenant_fk(
            "audiences_listing", ("organization_id", "profile_id"), "audiences_audienceprofile"
        ),
        tenant_fk("audiences_ratecardline", ("organization_id", "listing_id"), "audiences_listing"),
        tenant_fk("audiences_listingterm", ("organization_id", "listing_id"), "audiences_listing"),
        frozen_columns(
            "audiences_audienceprofile",
            "organization_id",
            "name",
            "size",
            "reachable",
            "sample_size",
            "source",
            "as_of",
            "distributions",
        ),
    ]
