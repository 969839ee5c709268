"""Tasks are public once opened; a slot is taken by one UPDATE, whichever party is acting."""

from django.db import migrations

from alliance.tenancy.fences import catalogue, definer_function, same_alliance, tenant_fk

PUBLIC = "state IN ('open', 'paused', 'closed')"
OF_PUBLIC_TASK = f"EXISTS (SELECT 1 FROM tasks_task WHERE id = tasks_creative.task_id AND {PUBLIC})"

TAKE_SLOT = """LANGUAGE sql VOLATILE AS $$
    UPDATE tasks_task SET slots_taken = slots_taken + 1
    WHERE id = task AND alliance_id = alliance_network() AND state = 'open' AND slots_taken < slots
    RETURNING true
$$"""

RELEASE_SLOT = """LANGUAGE sql VOLATILE AS $$
    UPDATE tasks_task SET slots_taken = slots_taken - 1
    WHERE id = task AND alliance_id = alliance_network() AND slots_taken > 0
    RETURNING true
$$"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial"), ("tenancy", "0002_initial")]

    operations = [
        catalogue("tasks_task", visible=PUBLIC),
        *same_alliance("tasks_task"),
        catalogue("tasks_creative", visible=OF_PUBLIC_TASK),
        *same_alliance("tasks_creative"),
        tenant_fk("tasks_creative", ("organization_id", "task_id"), "tasks_task"),
        definer_function(
            "tasks_take_slot(task uuid) RETURNS boolean", TAKE_SLOT, writes=("tasks_task",)
        ),
        definer_function(
            "tasks_release_slot(task uuid) RETURNS boolean", RELEASE_SLOT, writes=("tasks_task",)
        ),
    ]
