"""Tables of agencies, each behind its fence."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import definer_function, frozen_columns, parties, same_alliance

# btree_gist lets an exclusion constraint combine equality of a uuid with overlap of days.
_ONE_AGENCY_A_DAY = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE agencies_representation ADD CONSTRAINT one_agency_a_day EXCLUDE USING gist (
    owner_id WITH =, daterange(starts_on, ends_on) WITH &&
) WHERE (state IN ('active', 'ended'))
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("networks", "0001_initial"),
        ("tenancy", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Representation",
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
                ("cut_bp", models.PositiveIntegerField()),
                (
                    "rights",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("negotiate", "Negotiate"),
                                ("accept_deals", "Accept Deals"),
                                ("submit_drafts", "Submit Drafts"),
                                ("view_statements", "View Statements"),
                            ],
                            max_length=16,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("declined", "Declined"),
                            ("ended", "Ended"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represents",
                        to="tenancy.organization",
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represented_by",
                        to="tenancy.organization",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "-id"], name="representation_by_agency"),
                    models.Index(fields=["owner", "-id"], name="representation_by_owner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cut_bp__lte", 5000)),
                        name="representation_cut_at_most_half",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agency", models.F("owner")), _negated=True),
                        name="representation_of_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proposed_by", models.F("agency")),
                            ("proposed_by", models.F("owner")),
                            _connector="OR",
                        ),
                        name="representation_proposed_by_a_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="representation_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("agency", "owner"),
                        name="one_open_proposal_per_pair",
                    ),
                ],
            },
        ),
        parties("agencies_representation", "agency_id", "owner_id"),
        *same_alliance("agencies_representation", "agency_id", "owner_id", "proposed_by_id"),
        frozen_columns(
            "agencies_representation",
            "alliance_id",
            "agency_id",
            "owner_id",
            "proposed_by_id",
            "cut_bp",
            "rights",
            "starts_on",
        ),
        migrations.RunSQL(
            _ONE_AGENCY_A_DAY,
            "ALTER TABLE agencies_representation DROP CONSTRAINT one_agency_a_day",
        ),
        definer_function(
            "agencies_terms_on(owners uuid[], day date) "
            "RETURNS TABLE (id uuid, agency_id uuid, owner_id uuid, cut_bp int, rights text[])",
            """LANGUAGE sql STABLE AS $$
            SELECT r.id, r.agency_id, r.owner_id, r.cut_bp, r.rights::text[]
            FROM agencies_representation r
            WHERE r.alliance_id = alliance_network() AND r.owner_id = ANY (owners)
                AND r.state IN ('active', 'ended') AND r.starts_on <= day
                AND (r.ends_on IS NULL OR r.ends_on > day) $$""",
            reads=["agencies_representation"],
        ),
    ]
