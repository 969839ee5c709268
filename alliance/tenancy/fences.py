"""Migration operations that put a table behind its fence.

Every policy compares with ``(SELECT alliance_tenant())``, which PostgreSQL evaluates once a query.
A table has one policy for writing (and reading); a catalogue has a second one, for reading only.
"""

from collections.abc import Mapping, Sequence

from django.db.migrations import RunSQL

TENANT = "(SELECT alliance_tenant())"
NETWORK = "(SELECT alliance_network())"
OPERATED = "(SELECT alliance_operated())"
PERSON = "(SELECT alliance_person())"


def own(table: str) -> RunSQL:
    """Rows belong to ``organization_id`` and nobody else."""
    return fence(table, f"organization_id = {TENANT}")


def supervised(table: str) -> RunSQL:
    """Rows belong to ``organization_id`` and, as third party, to their alliance's operator."""
    return fence(table, f"organization_id = {TENANT} OR alliance_id = {OPERATED}")


def parties(table: str, *columns: str) -> RunSQL:
    """Rows belong to each organization named in ``columns``, and to the alliance's operator."""
    named = " OR ".join(f"{column} = {TENANT}" for column in columns)
    return fence(table, f"{named} OR alliance_id = {OPERATED}")


def catalogue(table: str, *, visible: str = "true") -> RunSQL:
    """Rows are written by their organization (or the operator) and read by the whole alliance.

    ``visible`` is an SQL condition over the row: drafts stay behind the fence.
    """
    written = f"organization_id = {TENANT} OR alliance_id = {OPERATED}"
    return fence(table, written, read=f"alliance_id = {NETWORK} AND ({visible})")


def fence(table: str, written: str, *, read: str | None = None) -> RunSQL:
    """Enable and force row-level security with the given conditions."""
    statements = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_fence ON {table} USING ({written}) WITH CHECK ({written})",
    ]
    undo = [
        f"DROP POLICY {table}_fence ON {table}",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
    if read is not None:
        statements.append(f"CREATE POLICY {table}_shown ON {table} FOR SELECT USING ({read})")
        undo.insert(0, f"DROP POLICY {table}_shown ON {table}")
    return RunSQL(";\n".join(statements), ";\n".join(undo))


def tenant_fk(
    table: str,
    columns: Sequence[str],
    target: str,
    target_columns: Sequence[str] = ("organization_id", "id"),
) -> RunSQL:
    """Add a foreign key that carries the tenant, so that no row can point into another's."""
    name = f"{table}_{'_'.join(columns)}_fk"[:63]
    key = f"{target}_{'_'.join(target_columns)}_key"[:63]
    there = ", ".join(target_columns)
    return RunSQL(
        f"CREATE UNIQUE INDEX IF NOT EXISTS {key} ON {target} ({there});\n"
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({', '.join(columns)}) "
        f"REFERENCES {target} ({there}) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def same_alliance(table: str, *columns: str) -> list[RunSQL]:
    """Tie each organization column (default ``organization_id``) to the row's own alliance."""
    return [
        tenant_fk(table, (column, "alliance_id"), "tenancy_organization", ("id", "alliance_id"))
        for column in columns or ("organization_id",)
    ]


def append_only(table: str) -> RunSQL:
    """Refuse UPDATE, DELETE and TRUNCATE on ``table``, whoever asks."""
    return RunSQL(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION alliance_refuse_change();\n"
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION alliance_refuse_change()",
        f"DROP TRIGGER {table}_append_only ON {table};\n"
        f"DROP TRIGGER {table}_no_truncate ON {table}",
    )


def frozen_columns(table: str, *columns: str) -> RunSQL:
    """Refuse any UPDATE that changes one of ``columns``: what was agreed stays as it was."""
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return RunSQL(
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({changed}) EXECUTE FUNCTION alliance_refuse_change()",
        f"DROP TRIGGER {table}_frozen ON {table}",
    )


def only_moves(table: str, column: str, moves: Mapping[str, Sequence[str]]) -> RunSQL:
    """Refuse any UPDATE that moves ``column`` otherwise than ``moves`` (from → to) lists."""
    listed = ", ".join(f"('{old}', '{new}')" for old, targets in moves.items() for new in targets)
    name = f"{table}_{column}_moves"
    return RunSQL(
        f"CREATE TRIGGER {name} BEFORE UPDATE OF {column} ON {table} FOR EACH ROW "
        f"WHEN (OLD.{column} <> NEW.{column} "
        f"AND (OLD.{column}, NEW.{column}) NOT IN ({listed})) "
        "EXECUTE FUNCTION alliance_refuse_change()",
        f"DROP TRIGGER {name} ON {table}",
    )


def definer_function(
    signature: str,
    body: str,
    *,
    reads: Sequence[str] = (),
    writes: Sequence[str] = (),
    inserts: Sequence[str] = (),
    callers: Sequence[str] = ("tangmeng_app", "tangmeng_jobs"),
) -> RunSQL:
    """Create a reviewed SECURITY DEFINER function, owned by ``tangmeng_resolver``.

    ``signature`` is ``name(args) RETURNS …``; ``body`` is everything after ``SECURITY DEFINER``
    (``LANGUAGE sql STABLE AS $$…$$``). The resolver cannot log in and touches only the
    tables named here, for each of which it has a policy of its own.
    """
    name = signature.split(" RETURNS", 1)[0].strip()
    statements = [
        f"CREATE FUNCTION {signature} SECURITY DEFINER SET search_path = public, pg_temp {body}"
    ]
    for table in dict.fromkeys([*reads, *writes, *inserts]):
        statements += _resolver_policy(table, "SELECT")
    for table in writes:
        statements += _resolver_policy(table, "UPDATE")
    for table in inserts:
        statements += _resolver_policy(table, "INSERT")
    bare = _without_defaults(name)
    statements += [
        f"REVOKE ALL ON FUNCTION {bare} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {bare} TO {', '.join(callers)}",
        f"ALTER FUNCTION {bare} OWNER TO tangmeng_resolver",
    ]
    return RunSQL(";\n".join(statements), f"DROP FUNCTION {bare}")


def _resolver_policy(table: str, command: str) -> list[str]:
    policy = f"{table}_resolver_{command.lower()}"
    condition = "WITH CHECK (true)" if command == "INSERT" else "USING (true)"
    return [
        f"GRANT {command} ON {table} TO tangmeng_resolver",
        f"DROP POLICY IF EXISTS {policy} ON {table}",
        f"CREATE POLICY {policy} ON {table} FOR {command} TO tangmeng_resolver {condition}",
    ]


def _without_defaults(name: str) -> str:
    """Strip argument defaults: ALTER FUNCTION wants types only."""
    head, _, arguments = name.partition("(")
    kept = [argument.split(" DEFAULT ")[0].strip() for argument in arguments.rstrip(")").split(",")]
    return f"{head}({', '.join(kept)})"
