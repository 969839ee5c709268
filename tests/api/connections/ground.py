"""Rows for the connections of files, notifications, jobs and the record."""

import io
from datetime import timedelta

from alliance.audit.services import record
from alliance.files.services import store_file
from alliance.jobs.services import enqueue
from alliance.notifications.services import deliver
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.personas import NOW, make_operator, make_owner


@fills("files")
def files(count: int) -> Actor:
    owner = make_owner(make_operator())
    with acting(owner):
        for number in range(count):
            store_file(owner, stream=io.BytesIO(b"a,b\n"), name=f"{number}.csv")
    return owner


@fills("notifications")
def notifications(count: int) -> Actor:
    owner = make_owner(make_operator())
    event = {"kind": "task_closed", "params": {"task": "夏日"}, "link": ""}
    with acting(owner):
        for number in range(count):
            deliver(owner, {**event, "key": str(number)})
    return owner


@fills("jobs")
def jobs(count: int) -> Actor:
    operator = make_operator()
    with acting(operator):
        for _ in range(count):
            enqueue(kind="tests.nothing", payload={}, run_at=NOW + timedelta(days=36_500))
    return operator


@fills("auditEntries")
def audit_entries(count: int) -> Actor:
    operator = make_operator()
    with acting(operator):
        for number in range(count):
            record(operator, "test", "tests.thing", str(number))
    return operator
