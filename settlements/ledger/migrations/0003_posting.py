"""The only doors to the books. Each runs as their owner and looks at the caller's tenant first.

Whoever operates the alliance may post between any of its accounts; everybody else may take money
only from accounts of their own. An account of another alliance does not exist.
"""

from django.db import migrations

# effective_at and the narrative are no part of the body: a retry may carry a later clock
POST = """
CREATE FUNCTION ledger_post(
    p_source text, p_key text, p_currency text, p_effective timestamptz, p_narrative text,
    p_reverses uuid, p_accounts uuid[], p_amounts bigint[], OUT tx_id uuid, OUT replayed boolean
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_alliance uuid := alliance_network();
    v_tenant uuid := alliance_tenant();
    v_operates boolean := alliance_operated() IS NOT DISTINCT FROM v_alliance;
    v_legs integer := cardinality(p_accounts);
    v_hash bytea := sha256(convert_to(concat_ws('|', p_currency, coalesce(p_reverses::text, ''),
        array_to_string(p_accounts, ','), array_to_string(p_amounts, ',')), 'UTF8'));
    v_id uuid := uuidv7();
    v_known bytea;
    v_rows integer;
BEGIN
    IF v_alliance IS NULL OR v_tenant IS NULL THEN
        RAISE EXCEPTION 'no tenant is set' USING ERRCODE = 'TML01';
    END IF;
    INSERT INTO ledger_tx (id, alliance_id, source, idempotency_key, request_hash, entry_count,
                           effective_at, recorded_at, narrative, reverses_id)
    VALUES (v_id, v_alliance, p_source, p_key, v_hash, v_legs, p_effective,
            statement_timestamp(), p_narrative, p_reverses)
    ON CONFLICT (alliance_id, source, idempotency_key) DO NOTHING;
    IF NOT FOUND THEN
        SELECT id, request_hash INTO tx_id, v_known FROM ledger_tx
        WHERE alliance_id = v_alliance AND source = p_source AND idempotency_key = p_key;
        IF v_known IS DISTINCT FROM v_hash THEN
            RAISE EXCEPTION 'key % was used for another posting', p_key USING ERRCODE = 'TML03';
        END IF;
        replayed := true;
        RETURN;
    END IF;
    INSERT INTO ledger_entry (tx_id, leg, entry_count, account_id, organization_id, alliance_id,
                              currency, amount)
    SELECT v_id, side.leg, v_legs, account.id, account.organization_id, account.alliance_id,
           p_currency, side.amount
    FROM unnest(p_accounts, p_amounts) WITH ORDINALITY AS side (account_id, amount, leg)
    JOIN ledger_account AS account ON account.id = side.account_id
    WHERE account.alliance_id = v_alliance
      AND (v_operates OR side.amount > 0 OR account.organization_id = v_tenant);
    GET DIAGNOSTICS v_rows = ROW_COUNT;
    IF v_rows <> v_legs THEN
        RAISE EXCEPTION 'an account is unknown here' USING ERRCODE = 'TML01';
    END IF;
    tx_id := v_id;
    replayed := false;
END $$;
"""

# The same guard for many transactions in one call; legs name their transaction by its number.
POST_BATCH = """
CREATE FUNCTION ledger_post_batch(
    p_sources text[], p_keys text[], p_currency text, p_effective timestamptz[],
    p_narratives text[], p_reverses uuid[], p_numbers integer[], p_legs integer[],
    p_accounts uuid[], p_amounts bigint[]
) RETURNS TABLE (number integer, tx_id uuid, replayed boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_alliance uuid := alliance_network();
    v_tenant uuid := alliance_tenant();
    v_operates boolean := alliance_operated() IS NOT DISTINCT FROM v_alliance;
    v_ids uuid[];
    v_hashes bytea[];
    v_counts integer[];
    v_new uuid[];
    v_legs integer;
    v_rows integer;
BEGIN
    IF v_alliance IS NULL OR v_tenant IS NULL THEN
        RAISE EXCEPTION 'no tenant is set' USING ERRCODE = 'TML01';
    END IF;
    SELECT array_agg(uuidv7() ORDER BY n), array_agg(body ORDER BY n), array_agg(legs ORDER BY n)
    INTO v_ids, v_hashes, v_counts
    FROM (
        SELECT n, coalesce(legs, 0) AS legs, sha256(convert_to(concat_ws('|', p_currency,
            coalesce(p_reverses[n]::text, ''), coalesce(accounts, ''), coalesce(amounts, '')),
            'UTF8')) AS body
        FROM generate_series(1, cardinality(p_keys)) AS n
        LEFT JOIN (
            SELECT side.n, count(*)::integer AS legs,
                string_agg(side.account_id::text, ',' ORDER BY side.leg) AS accounts,
                string_agg(side.amount::text, ',' ORDER BY side.leg) AS amounts
            FROM unnest(p_numbers, p_legs, p_accounts, p_amounts)
                AS side (n, leg, account_id, amount)
            GROUP BY side.n
        ) AS bodies USING (n)
    ) AS drafts;
    WITH placed AS (
        INSERT INTO ledger_tx (id, alliance_id, source, idempotency_key, request_hash,
                               entry_count, effective_at, recorded_at, narrative, reverses_id)
        SELECT draft.id, v_alliance, draft.source, draft.key, draft.body, draft.legs,
               draft.effective_at, statement_timestamp(), draft.narrative, draft.reverses
        FROM unnest(v_ids, p_sources, p_keys, v_hashes, v_counts, p_effective, p_narratives,
                    p_reverses)
            AS draft (id, source, key, body, legs, effective_at, narrative, reverses)
        ORDER BY draft.source, draft.key, draft.id
        ON CONFLICT (alliance_id, source, idempotency_key) DO NOTHING
        RETURNING id
    )
    SELECT coalesce(array_agg(id), '{}') INTO v_new FROM placed;
    SELECT coalesce(sum(v_counts[n]), 0) INTO v_legs
    FROM generate_series(1, cardinality(p_keys)) AS n WHERE v_ids[n] = ANY (v_new);
    INSERT INTO ledger_entry (tx_id, leg, entry_count, account_id, organization_id, alliance_id,
                              currency, amount)
    SELECT v_ids[side.n], side.leg, v_counts[side.n], account.id, account.organization_id,
           account.alliance_id, p_currency, side.amount
    FROM unnest(p_numbers, p_legs, p_accounts, p_amounts) AS side (n, leg, account_id, amount)
    JOIN ledger_account AS account ON account.id = side.account_id
    WHERE v_ids[side.n] = ANY (v_new) AND account.alliance_id = v_alliance
      AND (v_operates OR side.amount > 0 OR account.organization_id = v_tenant);
    GET DIAGNOSTICS v_rows = ROW_COUNT;
    IF v_rows <> v_legs THEN
        RAISE EXCEPTION 'an account is unknown here' USING ERRCODE = 'TML01';
    END IF;
    IF EXISTS (
        SELECT FROM unnest(p_sources, p_keys, v_hashes) AS draft (source, key, body)
        JOIN ledger_tx AS known ON known.alliance_id = v_alliance
            AND known.source = draft.source AND known.idempotency_key = draft.key
        WHERE known.request_hash <> draft.body
    ) THEN
        RAISE EXCEPTION 'a key was used for another posting' USING ERRCODE = 'TML03';
    END IF;
    RETURN QUERY
        SELECT draft.n::integer, known.id, known.id <> v_ids[draft.n]
        FROM unnest(p_sources, p_keys) WITH ORDINALITY AS draft (source, key, n)
        JOIN ledger_tx AS known ON known.alliance_id = v_alliance
            AND known.source = draft.source AND known.idempotency_key = draft.key
        ORDER BY draft.n;
END $$;
"""

OPEN = """
CREATE FUNCTION ledger_open_account(
    p_organization uuid, p_alliance uuid, p_kind text, p_currency text, p_reference text,
    p_mode text, p_floor bigint
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_id uuid;
BEGIN
    IF alliance_network() IS DISTINCT FROM p_alliance THEN
        RAISE EXCEPTION 'the alliance is unknown here' USING ERRCODE = 'TML01';
    END IF;
    INSERT INTO ledger_account
        (id, organization_id, alliance_id, kind, currency, reference, mode, created_at)
    VALUES (uuidv7(), p_organization, p_alliance, p_kind, p_currency, p_reference, p_mode,
            statement_timestamp())
    ON CONFLICT (organization_id, kind, currency, reference) DO NOTHING RETURNING id INTO v_id;
    IF v_id IS NOT NULL THEN
        INSERT INTO ledger_balance
            (account_id, organization_id, alliance_id, rollup, posted, held, floor)
        VALUES (v_id, p_organization, p_alliance, p_mode = 'rollup', 0, 0, p_floor);
        RETURN v_id;
    END IF;
    SELECT id INTO v_id FROM ledger_account
    WHERE organization_id = p_organization AND kind = p_kind AND currency = p_currency
      AND reference = p_reference AND alliance_id = p_alliance;
    RETURN v_id;
END $$;
"""

HOLDS = """
CREATE FUNCTION ledger_hold_place(
    p_account uuid, p_key text, p_amount bigint, p_expires timestamptz
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_id uuid;
    v_amount bigint;
    account record;
BEGIN
    SELECT * INTO account FROM ledger_account
    WHERE id = p_account AND alliance_id = alliance_network()
      AND (organization_id = alliance_tenant() OR alliance_id = alliance_operated());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the account is unknown here' USING ERRCODE = 'TML01';
    END IF;
    INSERT INTO ledger_hold (id, account_id, organization_id, alliance_id, idempotency_key,
                             amount, captured, released, expires_at, created_at)
    VALUES (uuidv7(), p_account, account.organization_id, account.alliance_id, p_key, p_amount,
            0, 0, p_expires, statement_timestamp())
    ON CONFLICT (organization_id, account_id, idempotency_key) DO NOTHING RETURNING id INTO v_id;
    IF v_id IS NULL THEN
        SELECT id, amount INTO v_id, v_amount FROM ledger_hold
        WHERE organization_id = account.organization_id AND account_id = p_account
          AND idempotency_key = p_key;
        IF v_amount IS DISTINCT FROM p_amount THEN
            RAISE EXCEPTION 'key % was used for another hold', p_key USING ERRCODE = 'TML03';
        END IF;
        RETURN v_id;
    END IF;
    -- an account without a floor may fall below zero by a clawback, never by a hold
    IF (SELECT posted < held FROM ledger_balance WHERE account_id = p_account) THEN
        RAISE EXCEPTION 'there is less than % to hold', p_amount USING ERRCODE = 'TML04';
    END IF;
    RETURN v_id;
END $$;

CREATE FUNCTION ledger_hold_release(p_hold uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_free bigint;
BEGIN
    SELECT amount - captured - released INTO v_free FROM ledger_hold
    WHERE id = p_hold AND alliance_id = alliance_network()
      AND (organization_id = alliance_tenant() OR alliance_id = alliance_operated())
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the hold is unknown here' USING ERRCODE = 'TML01';
    END IF;
    UPDATE ledger_hold SET released = released + v_free WHERE id = p_hold AND v_free > 0;
    RETURN v_free;
END $$;

CREATE FUNCTION ledger_hold_capture(
    p_hold uuid, p_source text, p_key text, p_effective timestamptz, p_narrative text,
    p_accounts uuid[], p_amounts bigint[], OUT tx_id uuid, OUT replayed boolean
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_hold ledger_hold;
    v_currency text;
    v_taken bigint;
BEGIN
    SELECT * INTO v_hold FROM ledger_hold
    WHERE id = p_hold AND alliance_id = alliance_network()
      AND (organization_id = alliance_tenant() OR alliance_id = alliance_operated())
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the hold is unknown here' USING ERRCODE = 'TML01';
    END IF;
    SELECT currency INTO v_currency FROM ledger_account WHERE id = v_hold.account_id;
    SELECT -sum(amount) INTO v_taken
    FROM unnest(p_accounts, p_amounts) AS side (account_id, amount)
    WHERE account_id = v_hold.account_id;
    IF NOT EXISTS (SELECT FROM ledger_tx WHERE alliance_id = v_hold.alliance_id
                   AND source = p_source AND idempotency_key = p_key) THEN
        IF coalesce(v_taken, 0) <= 0
           OR v_taken > v_hold.amount - v_hold.captured - v_hold.released THEN
            RAISE EXCEPTION 'the hold does not cover %', v_taken USING ERRCODE = 'TML04';
        END IF;
        UPDATE ledger_hold SET captured = captured + v_taken WHERE id = p_hold;
        IF (SELECT posted < v_taken FROM ledger_balance WHERE account_id = v_hold.account_id) THEN
            RAISE EXCEPTION 'there is less than % left', v_taken USING ERRCODE = 'TML04';
        END IF;
    END IF;
    SELECT posted.tx_id, posted.replayed INTO tx_id, replayed FROM ledger_post(
        p_source, p_key, v_currency, p_effective, p_narrative, NULL, p_accounts, p_amounts
    ) AS posted;
END $$;
"""

UPKEEP = """
CREATE FUNCTION ledger_roll_up() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM ledger_unrolled WHERE alliance_id = alliance_operated() RETURNING 1
    )
    SELECT count(*) FROM gone
$$;

CREATE FUNCTION ledger_release_expired(p_now timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due AS (
        UPDATE ledger_hold SET released = amount - captured
        WHERE alliance_id = alliance_operated() AND expires_at <= p_now
          AND amount > captured + released
        RETURNING 1
    )
    SELECT count(*) FROM due
$$;

CREATE FUNCTION ledger_close_through(p_through timestamptz) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_alliance uuid := alliance_operated();
    v_through timestamptz;
BEGIN
    IF v_alliance IS NULL THEN
        RAISE EXCEPTION 'only the operator closes periods' USING ERRCODE = 'TML01';
    END IF;
    PERFORM pg_advisory_xact_lock(17, hashtext(v_alliance::text));
    INSERT INTO ledger_closed_through AS closed (alliance_id, closed_through)
    VALUES (v_alliance, p_through)
    ON CONFLICT (alliance_id) DO UPDATE
    SET closed_through = greatest(closed.closed_through, excluded.closed_through)
    RETURNING closed_through INTO v_through;
    RETURN v_through;
END $$;
"""

SIGNATURES = (
    "ledger_post(text, text, text, timestamptz, text, uuid, uuid[], bigint[])",
    "ledger_post_batch(text[], text[], text, timestamptz[], text[], uuid[], integer[], integer[], "
    "uuid[], bigint[])",
    "ledger_open_account(uuid, uuid, text, text, text, text, bigint)",
    "ledger_hold_place(uuid, text, bigint, timestamptz)",
    "ledger_hold_release(uuid)",
    "ledger_hold_capture(uuid, text, text, timestamptz, text, uuid[], bigint[])",
    "ledger_roll_up()",
    "ledger_release_expired(timestamptz)",
    "ledger_close_through(timestamptz)",
)

DOORS = "".join(
    f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC;\n"
    f"ALTER FUNCTION {signature} OWNER TO tangmeng_ledger;\n"
    f"GRANT EXECUTE ON FUNCTION {signature} TO tangmeng_app, tangmeng_jobs;\n"
    for signature in SIGNATURES
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards")]

    operations = [
        migrations.RunSQL(POST + POST_BATCH + OPEN + HOLDS + UPKEEP),
        migrations.RunSQL(DOORS),
    ]
