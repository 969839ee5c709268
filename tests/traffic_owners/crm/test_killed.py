"""A worker that dies by SIGKILL in the middle of an import costs one open batch, never a line."""

import os
import signal

import pytest
from django.db import connections

from alliance.jobs.services import run_pending
from alliance.tenancy.context import acting, system_actor
from alliance.tenancy.types import Actor
from tests.personas import NOW, make_operator, make_owner
from tests.traffic_owners.crm.makers import checked, draft, reloaded
from tests.traffic_owners.crm.test_imports import purchases
from traffic_owners.crm import services
from traffic_owners.crm.models import MemberImport, Purchase
from traffic_owners.crm.services import reading
from traffic_owners.crm.states import ImportKind, ImportState

pytestmark = pytest.mark.django_db(transaction=True)


def read_and_die(owner: Actor, imported: MemberImport, point: str) -> int:
    """Read on in a forked process armed to die; return the signal that ended it."""
    inherited = connections["default"].connection
    child = os.fork()
    if child == 0:
        # the parent's socket must be neither used nor closed here
        connections["default"].connection = None
        os.environ["TANGMENG_FAILPOINT"] = point
        try:
            system = system_actor(owner.organization_id)
            services.read_on(system, import_id=imported.id, run=imported.run, now=NOW)
        finally:
            os._exit(inherited is None)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


@pytest.mark.parametrize(
    ("point", "survived"),
    [("crm.import.before_batch", 0), ("crm.import.in_batch", 0), ("crm.import.after_batch", 10)],
)
def test_a_worker_killed_at_any_point_loses_no_line(
    point: str, survived: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH_ROWS", 10)
    owner = make_owner(make_operator())
    imported = checked(owner, draft(owner, purchases(35), ImportKind.PURCHASES))
    with acting(owner):
        imported = services.run_import(owner, import_id=imported.id, now=NOW)

    for killed in (1, 2):
        assert read_and_die(owner, imported, point) == signal.SIGKILL
        assert reloaded(owner, imported).rows_read == survived * killed
    run_pending(NOW)

    done = reloaded(owner, imported)
    assert (done.state, done.rows_created, done.rows_known) == (ImportState.DONE, 35, 0)
    with acting(owner):
        assert Purchase.objects.count() == 35
