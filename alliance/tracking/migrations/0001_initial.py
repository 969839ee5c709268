"""Links, the hosts they may lead to, and coupon codes."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import alliance.kernel.ids
from alliance.tenancy.fences import (
    definer_function,
    frozen_columns,
    parties,
    same_alliance,
    supervised,
    tenant_fk,
)


def _tenant_fields() -> list[tuple[str, models.Field[Any, Any]]]:
    return [
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
        ("alliance", _protected("networks.alliance")),
        ("organization", _protected("tenancy.organization")),
    ]


def _protected(target: str) -> models.Field[Any, Any]:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=target
    )


# The host is compared byte by byte, so the address must carry it in its one canonical place.
_DESTINATION = """
ALTER TABLE tracking_link ADD CONSTRAINT tracking_link_destination_on_host CHECK (
    (starts_with(destination, 'https://' || host || '/')
     OR starts_with(destination, 'http://' || host || '/'))
    AND destination ~ '^[!-~]+$' AND strpos(destination, E'\\\\') = 0);
ALTER TABLE tracking_link ADD CONSTRAINT tracking_link_host_of_brand
    FOREIGN KEY (brand_id, host) REFERENCES tracking_linkhost (organization_id, host)
    DEFERRABLE INITIALLY DEFERRED
"""

# An empty payload means every link: a host has changed.
_ANNOUNCE = """
CREATE FUNCTION tracking_announce_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('tracking_link', coalesce(NEW.code, OLD.code));
    RETURN NULL;
END $$;
CREATE FUNCTION tracking_announce_host() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('tracking_link', '');
    RETURN NULL;
END $$;
CREATE TRIGGER tracking_link_announced AFTER INSERT OR UPDATE OR DELETE ON tracking_link
    FOR EACH ROW EXECUTE FUNCTION tracking_announce_link();
CREATE TRIGGER tracking_linkhost_announced AFTER UPDATE OR DELETE ON tracking_linkhost
    FOR EACH STATEMENT EXECUTE FUNCTION tracking_announce_host()
"""
_SILENCE = """
DROP TRIGGER tracking_link_announced ON tracking_link;
DROP TRIGGER tracking_linkhost_announced ON tracking_linkhost;
DROP FUNCTION tracking_announce_link();
DROP FUNCTION tracking_announce_host()
"""

_RESOLVE = """LANGUAGE sql STABLE AS $$
    SELECT l.id, l.organization_id, l.alliance_id, l.brand_id, l.state, l.expires_at,
        CASE WHEN h.state = 'verified' THEN l.destination END
    FROM tracking_link l
    LEFT JOIN tracking_linkhost h ON h.organization_id = l.brand_id AND h.host = l.host
    WHERE l.code = wanted $$"""

_HOST_IS_VERIFIED = """LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM tracking_linkhost
        WHERE organization_id = brand AND host = wanted AND state = 'verified'
        AND alliance_id = alliance_network()) $$"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("networks", "0001_initial"), ("tenancy", "0002_initial")]

    operations = [
        migrations.CreateModel(
            name="LinkHost",
            fields=[
                *_tenant_fields(),
                ("host", models.CharField(max_length=253)),
                (
                    "state",
                    models.CharField(
                        choices=[("verified", "VERIFIED"), ("revoked", "REVOKED")],
                        default="verified",
                        max_length=8,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "host"), name="tracking_host_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["verified", "revoked"])),
                        name="tracking_host_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                *_tenant_fields(),
                ("brand", _protected("tenancy.organization")),
                ("label", models.CharField(max_length=120)),
                ("code", models.CharField(max_length=12)),
                ("destination", models.CharField(max_length=2000)),
                ("host", models.CharField(max_length=253)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "ACTIVE"), ("paused", "PAUSED"), ("ended", "ENDED")],
                        default="active",
                        max_length=8,
                    ),
                ),
                ("expires_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="tracking_link_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["active", "paused", "ended"])),
                        name="tracking_link_state_known",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["organization", "-id"], name="tracking_link_of_owner"),
                    models.Index(fields=["brand", "-id"], name="tracking_link_of_brand"),
                    models.Index(fields=["alliance", "label"], name="tracking_link_by_label"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coupon",
            fields=[
                *_tenant_fields(),
                ("brand", _protected("tenancy.organization")),
                ("code", models.CharField(max_length=20)),
                (
                    "link",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coupons",
                        to="tracking.link",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("alliance", "code"), name="tracking_coupon_code_once"
                    ),
                ],
                "indexes": [models.Index(fields=["link"], name="tracking_coupon_of_link")],
            },
        ),
        migrations.RunSQL(_DESTINATION, migrations.RunSQL.noop),
        supervised("tracking_linkhost"),
        parties("tracking_link", "organization_id", "brand_id"),
        parties("tracking_coupon", "organization_id", "brand_id"),
        *same_alliance("tracking_linkhost"),
        *same_alliance("tracking_link", "organization_id", "brand_id"),
        *same_alliance("tracking_coupon", "organization_id", "brand_id"),
        tenant_fk(
            "tracking_coupon",
            ("organization_id", "brand_id", "link_id"),
            "tracking_link",
            ("organization_id", "brand_id", "id"),
        ),
        frozen_columns("tracking_link", "organization_id", "alliance_id", "brand_id", "code"),
        migrations.RunSQL(_ANNOUNCE, _SILENCE),
        definer_function(
            "tracking_resolve(wanted text) RETURNS TABLE (link_id uuid, organization_id uuid, "
            "alliance_id uuid, brand_id uuid, state text, expires_at timestamptz, "
            "destination text)",
            _RESOLVE,
            reads=["tracking_link", "tracking_linkhost"],
            callers=["tangmeng_redirect"],
        ),
        definer_function(
            "tracking_host_is_verified(brand uuid, wanted text) RETURNS boolean",
            _HOST_IS_VERIFIED,
            reads=["tracking_linkhost"],
        ),
    ]
