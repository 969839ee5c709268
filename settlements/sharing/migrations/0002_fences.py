"""Fences, composite keys and frozen columns of the sharing tables, and the contract's snapshot."""

from django.db import migrations

from alliance.tenancy.fences import (
    OPERATED,
    TENANT,
    append_only,
    definer_function,
    fence,
    frozen_columns,
    only_moves,
    same_alliance,
    supervised,
    tenant_fk,
)

# A party reads its own earnings; only the operator writes them.
_WRITTEN, _READ = f"alliance_id = {OPERATED}", f"organization_id = {TENANT}"

# Either side of a deal freezes the contract, but the row is the operator's: hence a definer
# function. It takes the operator from the acting alliance and refuses parties from elsewhere.
_SNAPSHOT = """LANGUAGE plpgsql AS $$
DECLARE
    operator uuid;
    newest record;
BEGIN
    SELECT id INTO STRICT operator FROM tenancy_organization
        WHERE alliance_id = alliance_network() AND is_operator;
    IF EXISTS (SELECT FROM unnest(parties) AS party(id) WHERE NOT EXISTS (
        SELECT FROM tenancy_organization o
        WHERE o.id = party.id AND o.alliance_id = alliance_network())) THEN
        RAISE EXCEPTION 'a contract stays inside its alliance'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(kind || source::text, 7));
    SELECT c.id, c.version, c.tree_hash INTO newest FROM sharing_contractversion c
        WHERE c.organization_id = operator AND c.source_kind = kind AND c.source_id = source
        ORDER BY c.version DESC LIMIT 1;
    IF newest.tree_hash = digest THEN
        RETURN newest.id;
    END IF;
    INSERT INTO sharing_contractversion (id, created_at, organization_id, alliance_id,
        source_kind, source_id, version, tree, tree_hash, referral_depth, agreed_at)
    VALUES (fresh, clock_timestamp(), operator, alliance_network(),
        kind, source, coalesce(newest.version, 0) + 1, body, digest, depth, moment);
    RETURN fresh;
END $$"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial")]

    operations = [
        supervised("sharing_contractversion"),
        append_only("sharing_contractversion"),
        *same_alliance("sharing_contractversion"),
        supervised("sharing_accrual"),
        frozen_columns(
            "sharing_accrual",
            "organization_id",
            "contract_id",
            "event_key",
            "commission_minor",
            "currency",
            "occurred_at",
            "matures_at",
        ),
        only_moves(
            "sharing_accrual",
            "state",
            {"unfunded": ["posted", "reversed"], "posted": ["reversed"]},
        ),
        *same_alliance("sharing_accrual"),
        tenant_fk("sharing_accrual", ("organization_id", "contract_id"), "sharing_contractversion"),
        supervised("sharing_accrualrefund"),
        append_only("sharing_accrualrefund"),
        *same_alliance("sharing_accrualrefund"),
        tenant_fk("sharing_accrualrefund", ("organization_id", "accrual_id"), "sharing_accrual"),
        fence("sharing_earning", _WRITTEN, read=_READ),
        frozen_columns(
            "sharing_earning",
            "organization_id",
            "accrual_id",
            "edge_key",
            "amount_minor",
            "currency",
            "matures_at",
        ),
        only_moves(
            "sharing_earning",
            "state",
            {
                "maturing": ["payable", "reversed"],
                "payable": ["stated", "reversed"],
                "stated": ["paid"],
            },
        ),
        *same_alliance("sharing_earning"),
        tenant_fk(
            "sharing_earning",
            ("alliance_id", "accrual_id"),
            "sharing_accrual",
            ("alliance_id", "id"),
        ),
        fence("sharing_reversal", _WRITTEN, read=_READ),
        frozen_columns(
            "sharing_reversal", "organization_id", "earning_id", "refund_key", "amount_minor"
        ),
        *same_alliance("sharing_reversal"),
        tenant_fk("sharing_reversal", ("organization_id", "earning_id"), "sharing_earning"),
        definer_function(
            "sharing_snapshot_contract(fresh uuid, kind text, source uuid, body jsonb, "
            "digest text, depth int, parties uuid[], moment timestamptz) RETURNS uuid",
            _SNAPSHOT,
            reads=["tenancy_organization", "sharing_contractversion"],
            inserts=["sharing_contractversion"],
        ),
    ]
