"""A link of one alliance's chain cannot name an entry of another's."""

from django.db import migrations

from alliance.tenancy.fences import tenant_fk


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        tenant_fk("audit_link", ("alliance_id", "entry_id"), "audit_entry", ("alliance_id", "id")),
    ]
