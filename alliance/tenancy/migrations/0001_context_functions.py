"""The functions every policy is written with: who is acting, in which alliance, operating which."""

from django.db import migrations

_SETTINGS = {"tenant": "uuid", "network": "uuid", "operated": "uuid", "person": "uuid"}

# after SET LOCAL an unset variable reads as an empty string, hence nullif
_CREATE = ";\n".join(
    f"CREATE FUNCTION alliance_{name}() RETURNS {kind} LANGUAGE sql STABLE PARALLEL SAFE "
    f"AS $$ SELECT nullif(current_setting('alliance.{name}', true), '')::{kind} $$;\n"
    f"GRANT EXECUTE ON FUNCTION alliance_{name}() TO PUBLIC"
    for name, kind in _SETTINGS.items()
)
_DROP = ";\n".join(f"DROP FUNCTION alliance_{name}()" for name in _SETTINGS)

_REFUSE = """
CREATE FUNCTION alliance_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed by %', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
GRANT EXECUTE ON FUNCTION alliance_refuse_change() TO PUBLIC
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(_CREATE, _DROP),
        migrations.RunSQL(_REFUSE, "DROP FUNCTION alliance_refuse_change()"),
    ]
