"""What happens is told once, to the right people, in their language."""

import re
from pathlib import Path

import pytest
from django.core import mail

from advertisers.brands.states import HostState
from alliance.identity.models import Person
from alliance.jobs.services import run_pending
from alliance.kernel.ids import new_id
from alliance.notifications import rules
from alliance.notifications.models import Notification
from alliance.notifications.selectors import inbox, unread_count
from alliance.notifications.services import deliver, mark_read, notify
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.deals.states import EventKind
from tests.personas import NOW, make_brand, make_operator, make_owner

FLOORS = ("alliance", "settlements", "traffic_owners", "advertisers", "marketplace", "graphql/api")


@pytest.fixture
def operator(db: None) -> Actor:
    return make_operator()


def tell(teller: Actor, told: Actor) -> None:
    with acting(teller):
        notify(
            organization_id=told.organization_id,
            kind="task_closed",
            params={"task": "夏日"},
            link="/tasks",
        )
    run_pending()


def test_another_organization_is_told_in_its_inbox_and_by_mail(operator: Actor) -> None:
    brand, owner = make_brand(operator), make_owner(operator)
    tell(brand, owner)
    with acting(owner):
        told = inbox(owner).get()
    assert (told.kind, told.params, told.link) == ("task_closed", {"task": "夏日"}, "/tasks")
    assert [letter.to for letter in mail.outbox] == [[Person.objects.get(pk=owner.person_id).email]]
    assert "夏日" in mail.outbox[0].body
    with acting(brand):
        assert not inbox(brand).exists()


def test_mail_is_in_the_readers_language(operator: Actor) -> None:
    owner = make_owner(operator)
    Person.objects.filter(pk=owner.person_id).update(locale="en")
    tell(operator, owner)
    assert "Task closed" in mail.outbox[0].subject


def test_event_delivered_twice_is_told_once(operator: Actor) -> None:
    event = {"kind": "task_closed", "params": {}, "link": "", "key": str(new_id())}
    with acting(operator):
        deliver(operator, event)
        deliver(operator, event)
        assert Notification.objects.count() == 1


def test_control_two_events_are_told_twice(operator: Actor) -> None:
    with acting(operator):
        for _ in range(2):
            event = {"kind": "task_closed", "params": {}, "link": "", "key": str(new_id())}
            deliver(operator, event)
        assert Notification.objects.count() == 2


def test_read_is_counted_down(operator: Actor) -> None:
    owner = make_owner(operator)
    tell(operator, owner)
    tell(operator, owner)
    with acting(owner):
        first = inbox(owner).order_by("id").first()
        assert first is not None
        assert mark_read(owner, ids=[first.id], now=NOW) == 1
        assert unread_count(owner) == 1
        assert mark_read(owner, ids=None, now=NOW) == 1
        assert mark_read(owner, ids=None, now=NOW) == 0


def test_every_kind_that_is_told_has_its_sentence() -> None:
    told = set()
    for floor in FLOORS:
        for path in Path(floor).rglob("*.py"):
            text = path.read_text()
            for call in re.findall(r"\bnotify\((.*?)\n\s*\)", text, re.DOTALL):
                told |= set(re.findall(r'kind="([a-z_]+)"', call))
    told |= {f"deal_{kind}" for kind in EventKind}
    told |= {f"host_{state}" for state in HostState if state is not HostState.CLAIMED}
    assert told <= set(rules.SENTENCES)


def test_missing_parameter_shows_as_a_dash() -> None:
    assert rules.sentence("task_closed", {}, "zh-Hans")[1] == "任务「—」已到期结束。"
