"""Clicks: one table, a partition for each UTC day, and the functions that keep it so.

The parent stands behind row-level security. Its partitions do not, because COPY refuses a table
with policies; nobody but the redirect server may touch them, and it may only insert.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import OPERATED, TENANT

_COLUMNS = (
    "id, organization_id, alliance_id, brand_id, link_id, visitor, verdict, reason, "
    "rule_version, device, agent_hash, ip_hash, ip_network"
)

_TABLE = """
CREATE TABLE tracking_click (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    alliance_id uuid NOT NULL,
    brand_id uuid NOT NULL,
    link_id uuid NOT NULL,
    visitor uuid NOT NULL,
    verdict smallint NOT NULL,
    reason smallint NOT NULL,
    rule_version smallint NOT NULL,
    device smallint NOT NULL,
    agent_hash bigint NOT NULL,
    ip_hash bigint NOT NULL,
    ip_network inet,
    occurred_at timestamptz GENERATED ALWAYS AS (uuid_extract_timestamp(id)) STORED,
    CONSTRAINT click_verdict_known CHECK (verdict IN (0, 1)),
    CONSTRAINT click_refused_for_a_reason
        CHECK (verdict = 0 AND reason = 0 OR verdict = 1 AND reason > 0)
) PARTITION BY RANGE (id);
CREATE INDEX click_of_link ON tracking_click (link_id, id);
CREATE INDEX click_of_visitor ON tracking_click (visitor, id);
CREATE TABLE tracking_click_default PARTITION OF tracking_click DEFAULT;
CREATE UNLOGGED TABLE tracking_clickstaging (
    LIKE tracking_click EXCLUDING ALL
);
ALTER TABLE tracking_clickstaging DROP COLUMN occurred_at;
REVOKE ALL ON tracking_click, tracking_click_default, tracking_clickstaging
    FROM tangmeng_app, tangmeng_jobs;
GRANT SELECT, INSERT ON tracking_click TO tangmeng_app, tangmeng_jobs;
GRANT INSERT ON tracking_click_default TO tangmeng_redirect;
GRANT INSERT, SELECT, DELETE ON tracking_clickstaging TO tangmeng_redirect
"""

# Parties read; only the alliance's operator may add clicks that were measured elsewhere.
_FENCE = f"""
ALTER TABLE tracking_click ENABLE ROW LEVEL SECURITY;
ALTER TABLE tracking_click FORCE ROW LEVEL SECURITY;
CREATE POLICY tracking_click_fence ON tracking_click FOR SELECT USING (
    organization_id = {TENANT} OR brand_id = {TENANT} OR alliance_id = {OPERATED});
CREATE POLICY tracking_click_import ON tracking_click FOR INSERT
    WITH CHECK (alliance_id = {OPERATED})
"""

# Rows that came while a day had no partition wait in the default one; they move when it is made.
_PARTITIONS = f"""
CREATE FUNCTION tracking_first_id(moment timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0')
        || '00000000000000000000')::uuid $$;
GRANT EXECUTE ON FUNCTION tracking_first_id(timestamptz) TO PUBLIC;

CREATE FUNCTION tracking_make_partitions(first_day date, days int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    day date;
    part text;
    low uuid;
    high uuid;
    made int := 0;
BEGIN
    IF days NOT BETWEEN 1 AND 400 THEN
        RAISE EXCEPTION 'between 1 and 400 days' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('tracking.partitions'));
    FOR step IN 0 .. days - 1 LOOP
        day := first_day + step;
        part := 'tracking_click_' || to_char(day, 'YYYYMMDD');
        CONTINUE WHEN to_regclass(part) IS NOT NULL;
        low := tracking_first_id(day::timestamptz);
        high := tracking_first_id((day + 1)::timestamptz);
        LOCK TABLE tracking_click_default IN ACCESS EXCLUSIVE MODE;
        EXECUTE format('CREATE TABLE %I (LIKE tracking_click INCLUDING ALL)', part);
        EXECUTE format(
            'WITH moved AS (DELETE FROM tracking_click_default WHERE id >= %L AND id < %L '
            'RETURNING {_COLUMNS}) INSERT INTO %I ({_COLUMNS}) SELECT * FROM moved',
            low, high, part);
        EXECUTE format(
            'ALTER TABLE tracking_click ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            part, low, high);
        EXECUTE format('REVOKE ALL ON %I FROM tangmeng_app, tangmeng_jobs', part);
        EXECUTE format('GRANT INSERT ON %I TO tangmeng_redirect', part);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION tracking_make_partitions(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tracking_make_partitions(date, int) TO tangmeng_app, tangmeng_jobs;
SELECT tracking_make_partitions((now() AT TIME ZONE 'UTC')::date - 1, 16)
"""

_UNDO = """
DROP FUNCTION tracking_make_partitions(date, int);
DROP FUNCTION tracking_first_id(timestamptz);
DROP TABLE tracking_clickstaging;
DROP TABLE tracking_click
"""


def _unchecked(target: str) -> models.Field[Any, Any]:
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=target,
    )


_CLICK = migrations.CreateModel(
    name="Click",
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
        ("visitor", models.UUIDField()),
        ("verdict", models.SmallIntegerField()),
        ("reason", models.SmallIntegerField()),
        ("rule_version", models.SmallIntegerField()),
        ("device", models.SmallIntegerField()),
        ("agent_hash", models.BigIntegerField()),
        ("ip_hash", models.BigIntegerField()),
        ("ip_network", models.GenericIPAddressField(null=True)),
        (
            "occurred_at",
            models.GeneratedField(
                db_persist=True,
                expression=models.Func(models.F("id"), function="uuid_extract_timestamp"),
                output_field=models.DateTimeField(),
            ),
        ),
        ("alliance", _unchecked("networks.alliance")),
        ("brand", _unchecked("tenancy.organization")),
        ("organization", _unchecked("tenancy.organization")),
        ("link", _unchecked("tracking.link")),
    ],
    options={
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("verdict__in", [0, 1])), name="click_verdict_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", 0), ("verdict", 0)),
                    models.Q(("reason__gt", 0), ("verdict", 1)),
                    _connector="OR",
                ),
                name="click_refused_for_a_reason",
            ),
        ],
        "indexes": [
            models.Index(fields=["link", "id"], name="click_of_link"),
            models.Index(fields=["visitor", "id"], name="click_of_visitor"),
        ],
    },
)


class Migration(migrations.Migration):
    dependencies = [("tracking", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(_TABLE, _UNDO),
                migrations.RunSQL(_FENCE, migrations.RunSQL.noop),
                migrations.RunSQL(_PARTITIONS, migrations.RunSQL.noop),
            ],
            state_operations=[_CLICK],
        ),
    ]
