"""A browser for tests: signs a person in and speaks GraphQL over the real middleware."""

import json
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alliance.identity.models import Person
from alliance.tenancy.types import Actor

SCENE = ("django_session", "tenancy_memberships(", "set_config(", "SAVEPOINT ")


class Caller:
    """Anonymous without a person; acts for an organization when given an actor."""

    def __init__(
        self, actor: Actor | None = None, *, person: Person | None = None, mfa: bool = True
    ):
        self.client = Client()
        self.headers = {"Accept-Language": "en"}
        if actor is not None and person is None:
            person = Person.objects.get(pk=actor.person_id)
        if person is not None:
            self.client.force_login(person)
            self._note_second_factor(mfa)
        if actor is not None:
            self.headers["X-Organization"] = str(actor.organization_id)

    def _note_second_factor(self, mfa: bool) -> None:
        session = self.client.session
        methods = [{"method": "password"}, *([{"method": "mfa"}] if mfa else [])]
        session["account_authentication_methods"] = methods
        session.save()

    def post(self, body: Any, **headers: str) -> Any:
        return self.client.post(
            "/graphql/",
            data=body if isinstance(body, bytes | str) else json.dumps(body, default=str),
            content_type="application/json",
            headers={**self.headers, **headers},
        )

    def answer(self, document: str, /, **variables: Any) -> dict[str, Any]:
        """Return the whole answer, errors included."""
        return self.post({"query": document, "variables": variables}).json()  # type: ignore[no-any-return]

    def data(self, document: str, /, **variables: Any) -> Any:
        """Return the data; fails when there is any error."""
        answer = self.answer(document, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def code(self, document: str, /, **variables: Any) -> str | None:
        """Return the code of the first error, or None."""
        errors = self.answer(document, **variables).get("errors") or [None]
        return errors[0] and errors[0]["extensions"]["code"]

    def mutate(self, name: str, selection: str = "", /, **values: Any) -> Any:
        """Call one mutation; return its payload, errors among it."""
        input_type = f"{name[0].upper()}{name[1:]}Input"
        document = (
            f"mutation($input: {input_type}!) {{ {name}(input: $input) "
            f"{{ errors {{ code field message }} {selection} }} }}"
        )
        return self.data(document, input=values)[name]

    def queries(self, document: str, /, **variables: Any) -> list[str]:
        """Return the statements that answering takes, without those that set the scene."""
        with CaptureQueriesContext(connection) as captured:
            self.data(document, **variables)
        sent = [query["sql"] for query in captured.captured_queries]
        own = [sql for sql in sent if not any(mark in sql for mark in SCENE)]
        return [sql for sql in own if not _loads_the_caller(sql, own)]


def _loads_the_caller(sql: str, sent: list[str]) -> bool:
    return 'FROM "identity_person"' in sql and sql is sent[0]


def uuid_of(global_id: str) -> UUID:
    """Return the row's key in a global id."""
    from api.ids import parse

    return parse(global_id)[1]
