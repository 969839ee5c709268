"""A job is written with its cause, done with its effect, and never lost with its worker."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from alliance.jobs import registry, services
from alliance.jobs.models import Job
from alliance.jobs.services import LEASE, MAX_ATTEMPTS, claim, enqueue, run, run_pending
from alliance.jobs.states import JobState
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.personas import NOW, make_operator, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A kind of work that notes its payload; ``{"fail": true}`` makes it fail."""
    noted: list[dict[str, Any]] = []

    def handler(actor: Actor, payload: dict[str, Any], now: object) -> None:
        if payload.get("fail"):
            raise ValueError("as asked")
        noted.append(payload)

    work = {"test.note": registry.Work("test.note", handler)}
    monkeypatch.setattr(registry, "_work", {**registry._work, **work})
    monkeypatch.setattr(services, "ring_doorbell", lambda: None)
    return noted


def test_work_runs_once(done: list[dict[str, Any]]) -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        enqueue(kind="test.note", payload={"n": 1}, run_at=NOW)

    assert run_pending(NOW) == 1
    assert run_pending(NOW) == 0
    assert done == [{"n": 1}]


def test_work_of_a_rolled_back_transaction_does_not_exist(done: list[dict[str, Any]]) -> None:
    owner = make_owner(make_operator())
    with pytest.raises(ZeroDivisionError), acting(owner):
        enqueue(kind="test.note", payload={}, run_at=NOW)
        _ = 1 // 0

    assert run_pending(NOW) == 0


def test_a_key_makes_work_unique(done: list[dict[str, Any]]) -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        for number in range(3):
            enqueue(kind="test.note", payload={"n": number}, key="same", run_at=NOW)

    run_pending(NOW)

    assert done == [{"n": 0}]


def test_work_waits_for_its_time(done: list[dict[str, Any]]) -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        enqueue(kind="test.note", payload={}, run_at=NOW + timedelta(hours=1))

    assert run_pending(NOW) == 0
    assert run_pending(NOW + timedelta(hours=1)) == 1


def test_failed_work_backs_off_and_finally_waits_for_a_person(done: list[dict[str, Any]]) -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        enqueue(kind="test.note", payload={"fail": True}, run_at=NOW)

    moment = NOW
    for _ in range(MAX_ATTEMPTS):
        run_pending(moment)
        moment += timedelta(hours=1)

    with acting(owner):
        job = Job.objects.get()
        assert (job.state, job.attempts) == (JobState.FAILED, MAX_ATTEMPTS)
        assert job.last_error == "ValueError: as asked"
    assert run_pending(moment + timedelta(days=1)) == 0


def test_a_failed_job_is_retried_by_its_operator(done: list[dict[str, Any]]) -> None:
    operator = make_operator()
    with acting(operator):
        enqueue(kind="test.note", payload={"n": 7}, run_at=NOW)
        Job.objects.update(state=JobState.FAILED)
        services.retry_job(operator, job_id=Job.objects.get().id, now=NOW)

    assert run_pending(NOW) == 1
    assert done == [{"n": 7}]


def test_an_expired_lease_is_taken_over_and_the_first_worker_undone(
    done: list[dict[str, Any]],
) -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        enqueue(kind="test.note", payload={"n": 1}, run_at=NOW)
    (first,) = claim("first", limit=1, now=NOW)
    assert claim("second", limit=1, now=NOW) == []
    with acting(owner):
        Job.objects.update(lease_until=NOW - LEASE)
    (second,) = claim("second", limit=1, now=NOW)

    run(first, worker="first", now=NOW)
    with acting(owner):
        assert Job.objects.get().state == JobState.LEASED
    run(second, worker="second", now=NOW)

    with acting(owner):
        assert Job.objects.get().state == JobState.DONE


def test_periodic_work_comes_once_per_alliance_and_period() -> None:
    make_operator()
    make_operator()

    first = services.enqueue_due(NOW)
    again = services.enqueue_due(NOW)

    assert first == 2 * len(registry.periodic())
    assert again == 0


def test_a_job_cannot_be_written_into_another_alliance() -> None:
    owner, elsewhere = make_owner(make_operator()), make_operator()
    with (
        pytest.raises(Exception, match="tenancy_organization"),
        acting(owner),
        transaction.atomic(),
    ):
        enqueue(
            kind="test.note",
            payload={},
            organization_id=elsewhere.organization_id,
            run_at=NOW,
        )
        connection.check_constraints()


def test_a_stranger_sees_no_job(app_connection: psycopg.Connection) -> None:
    operator = make_operator()
    owner, stranger = make_owner(operator), make_owner(operator)
    with acting(owner):
        enqueue(kind="test.note", payload={}, run_at=NOW)
        assert Job.objects.count() == 1
    with acting(stranger):
        assert Job.objects.count() == 0
    with acting(operator):
        assert Job.objects.count() == 1
