"""The walls of the books: keys that carry the tenant, triggers, policies, and their own owner.

A transaction is balanced and complete when it commits (``ledger_tx_sealed``); afterwards no leg
finds a place, because each entry repeats its transaction's ``entry_count`` through a foreign key
and stands on its own number within it. Balances move only by the entries' trigger.
"""

from django.db import migrations

from alliance.tenancy.fences import (
    NETWORK,
    OPERATED,
    TENANT,
    append_only,
    frozen_columns,
    same_alliance,
)

TABLES = (
    "ledger_account",
    "ledger_tx",
    "ledger_entry",
    "ledger_balance",
    "ledger_unrolled",
    "ledger_hold",
    "ledger_closed_through",
)
SERVING = "tangmeng_app, tangmeng_jobs"
OWN = f"organization_id = {TENANT} OR alliance_id = {OPERATED}"

READABLE = {
    "ledger_account": OWN,
    "ledger_tx": f"alliance_id = {OPERATED} OR EXISTS (SELECT FROM ledger_entry e "
    f"WHERE e.tx_id = ledger_tx.id AND e.organization_id = {TENANT})",
    "ledger_entry": OWN,
    "ledger_balance": OWN,
    "ledger_unrolled": OWN,
    "ledger_hold": OWN,
    "ledger_closed_through": f"alliance_id = {NETWORK}",
}

KEYS = """
ALTER TABLE ledger_entry
    ADD CONSTRAINT ledger_entry_tx_fk FOREIGN KEY (tx_id, entry_count, alliance_id)
        REFERENCES ledger_tx (id, entry_count, alliance_id),
    ADD CONSTRAINT ledger_entry_account_fk
        FOREIGN KEY (account_id, currency, organization_id, alliance_id)
        REFERENCES ledger_account (id, currency, organization_id, alliance_id);
CREATE UNIQUE INDEX ledger_account_organization_id_id_alliance_id_key
    ON ledger_account (organization_id, id, alliance_id);
ALTER TABLE ledger_balance ADD CONSTRAINT ledger_balance_account_fk
    FOREIGN KEY (organization_id, account_id, alliance_id)
    REFERENCES ledger_account (organization_id, id, alliance_id);
ALTER TABLE ledger_unrolled ADD CONSTRAINT ledger_unrolled_account_fk
    FOREIGN KEY (organization_id, account_id, alliance_id)
    REFERENCES ledger_account (organization_id, id, alliance_id);
ALTER TABLE ledger_hold ADD CONSTRAINT ledger_hold_account_fk
    FOREIGN KEY (organization_id, account_id, alliance_id)
    REFERENCES ledger_account (organization_id, id, alliance_id);
ALTER TABLE ledger_closed_through ADD CONSTRAINT ledger_closed_through_alliance_fk
    FOREIGN KEY (alliance_id) REFERENCES networks_alliance (id);
ALTER TABLE ledger_balance SET (fillfactor = 50);
"""

# Trigger functions name the schema: a deferred one runs under whatever search path commits.
SEAL = """
CREATE FUNCTION ledger_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- closing a period takes this lock exclusively: nothing slips in behind its back
    PERFORM pg_advisory_xact_lock_shared(17, hashtext(NEW.alliance_id::text));
    IF NEW.effective_at <= (
        SELECT closed_through FROM public.ledger_closed_through WHERE alliance_id = NEW.alliance_id
    ) THEN
        RAISE EXCEPTION 'the period of % is closed', NEW.effective_at USING ERRCODE = 'TML05';
    END IF;
    IF NEW.entry_count IS DISTINCT FROM (
        SELECT CASE WHEN bool_and(total = 0) THEN sum(legs) END FROM (
            SELECT count(*) AS legs, sum(amount) AS total
            FROM public.ledger_entry WHERE tx_id = NEW.id GROUP BY currency
        ) AS per_currency
    ) THEN
        RAISE EXCEPTION 'transaction % is incomplete or does not balance', NEW.id
            USING ERRCODE = 'TML02';
    END IF;
    IF NEW.reverses_id IS NOT NULL AND EXISTS (
        (SELECT account_id, currency, -sum(amount) FROM public.ledger_entry
         WHERE tx_id = NEW.reverses_id GROUP BY 1, 2)
        EXCEPT
        (SELECT account_id, currency, sum(amount) FROM public.ledger_entry
         WHERE tx_id = NEW.id GROUP BY 1, 2)
    ) THEN
        RAISE EXCEPTION 'transaction % does not mirror what it reverses', NEW.id
            USING ERRCODE = 'TML02';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_tx_sealed AFTER INSERT ON ledger_tx
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_seal();
"""

# Accounts are updated one by one in the order of their ids: two postings never wait in a circle.
CARRY = """
CREATE FUNCTION ledger_carry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change record;
BEGIN
    FOR change IN
        SELECT account_id, organization_id, alliance_id, sum(amount)::bigint AS amount
        FROM fresh GROUP BY 1, 2, 3 ORDER BY 1
    LOOP
        UPDATE public.ledger_balance SET posted = posted + change.amount
        WHERE account_id = change.account_id AND NOT rollup;
        IF NOT FOUND THEN
            INSERT INTO public.ledger_unrolled
                (id, account_id, organization_id, alliance_id, amount)
            VALUES (uuidv7(), change.account_id, change.organization_id, change.alliance_id,
                    change.amount);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_carried AFTER INSERT ON ledger_entry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_carry();

CREATE FUNCTION ledger_roll() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change record;
BEGIN
    FOR change IN SELECT account_id, sum(amount)::bigint AS amount FROM gone GROUP BY 1 ORDER BY 1
    LOOP
        UPDATE public.ledger_balance SET posted = posted + change.amount
        WHERE account_id = change.account_id AND rollup;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_unrolled_rolled AFTER DELETE ON ledger_unrolled
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_roll();

CREATE FUNCTION ledger_set_aside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.ledger_balance
    SET held = held + (NEW.amount - NEW.captured - NEW.released)
        - CASE WHEN TG_OP = 'UPDATE' THEN OLD.amount - OLD.captured - OLD.released ELSE 0 END
    WHERE account_id = NEW.account_id;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_hold_set_aside AFTER INSERT OR UPDATE ON ledger_hold
    FOR EACH ROW EXECUTE FUNCTION ledger_set_aside();
"""

# Outside a trigger nobody moves a balance, feeds the roll or opens an account with money in it.
STILL = """
CREATE TRIGGER ledger_balance_moved_by_entries BEFORE UPDATE ON ledger_balance FOR EACH ROW
    WHEN (pg_trigger_depth() = 0 AND ROW(OLD.posted, OLD.held, OLD.rollup, OLD.account_id)
          IS DISTINCT FROM ROW(NEW.posted, NEW.held, NEW.rollup, NEW.account_id))
    EXECUTE FUNCTION alliance_refuse_change();
CREATE TRIGGER ledger_balance_opens_empty BEFORE INSERT ON ledger_balance FOR EACH ROW
    WHEN (NEW.posted <> 0 OR NEW.held <> 0) EXECUTE FUNCTION alliance_refuse_change();
CREATE TRIGGER ledger_balance_stays BEFORE DELETE ON ledger_balance FOR EACH ROW
    EXECUTE FUNCTION alliance_refuse_change();
CREATE TRIGGER ledger_unrolled_fed_by_entries BEFORE INSERT OR UPDATE ON ledger_unrolled
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION alliance_refuse_change();
CREATE TRIGGER ledger_hold_stays BEFORE DELETE ON ledger_hold FOR EACH ROW
    EXECUTE FUNCTION alliance_refuse_change();
CREATE TRIGGER ledger_closed_through_stays BEFORE DELETE ON ledger_closed_through FOR EACH ROW
    EXECUTE FUNCTION alliance_refuse_change();
CREATE TRIGGER ledger_closed_through_advances BEFORE UPDATE ON ledger_closed_through FOR EACH ROW
    WHEN (NEW.closed_through < OLD.closed_through) EXECUTE FUNCTION alliance_refuse_change();
""" + "".join(
    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION alliance_refuse_change();\n"
    for table in ("ledger_balance", "ledger_unrolled", "ledger_hold", "ledger_closed_through")
)


def alliance_key(table: str) -> migrations.RunSQL:
    """Tie the alliance itself. Entries and transactions are tied through accounts, not row by row:
    a key on every leg would share-lock the alliance's one row with every posting."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_alliance_fk "
        "FOREIGN KEY (alliance_id) REFERENCES networks_alliance (id)"
    )


def fence(table: str) -> str:
    """Serving roles read their rows; the books' owner, and only it, works on all of them."""
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY {table}_fence ON {table} FOR SELECT TO {SERVING} USING ({READABLE[table]});
CREATE POLICY {table}_books ON {table} TO tangmeng_ledger USING (true) WITH CHECK (true);
REVOKE ALL ON {table} FROM {SERVING};
GRANT SELECT ON {table} TO {SERVING};
ALTER TABLE {table} OWNER TO tangmeng_ledger;
"""


OWNERS = "".join(
    f"ALTER FUNCTION {name}() OWNER TO tangmeng_ledger;\n"
    for name in ("ledger_seal", "ledger_carry", "ledger_roll", "ledger_set_aside")
)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("tenancy", "0002_initial"),
    ]

    operations = [
        migrations.RunSQL(KEYS),
        *(
            key
            for table in ("ledger_account", "ledger_balance", "ledger_hold")
            for key in (*same_alliance(table), alliance_key(table))
        ),
        append_only("ledger_tx"),
        append_only("ledger_entry"),
        append_only("ledger_account"),
        frozen_columns(
            "ledger_hold",
            "account_id",
            "organization_id",
            "alliance_id",
            "amount",
            "idempotency_key",
        ),
        migrations.RunSQL(SEAL + CARRY + STILL),
        migrations.RunSQL("".join(fence(table) for table in TABLES) + OWNERS),
    ]
