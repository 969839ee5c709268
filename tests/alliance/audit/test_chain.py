"""The record is never changed, and a superuser's edit is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from alliance.audit.models import Entry, Link
from alliance.audit.selectors import first_broken_link
from alliance.audit.services import extend_chain, record
from alliance.tenancy.context import acting
from tests.personas import make_operator, make_owner

pytestmark = pytest.mark.django_db


def test_entries_are_refused_any_change() -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        record(owner, "did", "thing", "1")
        for change in (
            lambda: Entry.objects.update(verb="x"),
            lambda: Entry.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_an_unedited_chain_holds() -> None:
    operator = make_operator()
    with acting(operator):
        record(operator, "did", "thing", "1")
        assert extend_chain(operator) == Entry.objects.count()
        record(operator, "did", "thing", "2")
        assert extend_chain(operator) == 1
        assert extend_chain(operator) == 0
        assert first_broken_link(operator) is None


def test_an_edit_by_a_superuser_breaks_the_chain(transactional_db: None, test_database) -> None:
    operator = make_operator()
    with acting(operator):
        record(operator, "did", "thing", "1", amount=100)
        record(operator, "did", "thing", "2")
        extend_chain(operator)
        sequence = Link.objects.get(entry__facts={"amount": "100"}).sequence
        edited = Entry.objects.get(facts={"amount": "100"}).id
    with test_database.connect("admin") as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(
            'UPDATE audit_entry SET facts = \'{"amount": "999"}\' WHERE id = %s', [edited]
        )
        admin.commit()
    with acting(operator):
        assert first_broken_link(operator) == sequence
    connection.close()
