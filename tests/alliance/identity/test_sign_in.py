"""Signing up by a code in one's mail, signing in, and the second factor, over allauth's API."""

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.totp.internal.auth import (
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from alliance.identity.models import Person
from alliance.identity.selectors import has_totp
from alliance.identity.services import LocalModeOnly, enroll_totp, register_person

pytestmark = pytest.mark.django_db

PASSWORD = "ein-langes-Wort-77"


class Visitor:
    """A browser that speaks allauth's headless API."""

    def __init__(self, language: str = "zh-Hans") -> None:
        self.client = Client()
        self.language = language

    def call(self, method: str, path: str, **values: Any) -> Any:
        return self.client.generic(
            method,
            f"/_allauth/browser/v1/{path}",
            data=json.dumps(values) if values else "",
            content_type="application/json",
            headers={"Accept-Language": self.language},
        )

    def viewer(self) -> Any:
        sent = {"query": "{ viewer { person { email } hasMfa signedInWithMfa } }"}
        answer = self.client.post("/graphql/", json.dumps(sent), content_type="application/json")
        return answer.json()["data"]["viewer"]


@pytest.fixture(autouse=True)
def _same_half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code must not expire between being read and being typed."""
    monkeypatch.setattr(totp, "time", SimpleNamespace(time=lambda: 1_800_000_000))


def code_in_mail() -> str:
    found = re.search(r"\b([A-Z0-9]{3,4}-[A-Z0-9]{3,4})\b", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found.group(1)


def totp_code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"


def make_sign_in(email: str = "lin@example.com") -> Person:
    return register_person(email=email, password=PASSWORD, display_name="林")


def test_sign_up_by_code_then_password() -> None:
    visitor = Visitor()
    assert visitor.call("POST", "auth/signup", email="New@Example.com").status_code == 401
    assert visitor.viewer() is None
    assert "验证码" in mail.outbox[-1].subject
    assert visitor.call("POST", "auth/email/verify", key=code_in_mail()).status_code == 200
    assert visitor.viewer()["person"]["email"] == "new@example.com"
    changed = visitor.call("POST", "account/password/change", new_password=PASSWORD)
    assert changed.status_code == 200
    again = Visitor()
    assert again.call("POST", "auth/login", email="new@example.com", password=PASSWORD).json()[
        "meta"
    ]["is_authenticated"]


def test_wrong_code_signs_nobody_in() -> None:
    visitor = Visitor()
    visitor.call("POST", "auth/signup", email="new@example.com")
    assert visitor.call("POST", "auth/email/verify", key="AAA-AAA").status_code == 400
    assert visitor.viewer() is None


def test_sign_up_does_not_tell_that_an_address_is_known() -> None:
    make_sign_in("known@example.com")
    known = Visitor().call("POST", "auth/signup", email="known@example.com")
    unknown = Visitor().call("POST", "auth/signup", email="unknown@example.com")
    assert (known.status_code, known.json()["data"]) == (
        unknown.status_code,
        unknown.json()["data"],
    )
    assert Person.objects.filter(email="known@example.com").count() == 1


def test_letters_and_mistakes_are_in_the_visitors_language() -> None:
    english = Visitor("en")
    english.call("POST", "auth/signup", email="new@example.com")
    assert "Your code" in mail.outbox[-1].subject
    wrong = {"email": "nobody@example.com", "password": "wrong-wrong-wrong"}
    in_english = english.call("POST", "auth/login", **wrong).json()["errors"][0]["message"]
    in_chinese = Visitor().call("POST", "auth/login", **wrong).json()["errors"][0]["message"]
    assert in_english.isascii()
    assert not in_chinese.isascii()


def test_password_alone_does_not_suffice_once_totp_is_set_up() -> None:
    person, secret = make_sign_in(), generate_totp_secret()
    enroll_totp(person, secret)
    visitor = Visitor()
    first = visitor.call("POST", "auth/login", email=person.email, password=PASSWORD)
    assert first.status_code == 401
    assert visitor.viewer() is None
    second = visitor.call("POST", "auth/2fa/authenticate", code=totp_code(secret))
    assert second.status_code == 200
    assert visitor.viewer() == {
        "person": {"email": person.email},
        "hasMfa": True,
        "signedInWithMfa": True,
    }


def test_control_without_totp_the_password_suffices() -> None:
    person = make_sign_in()
    visitor = Visitor()
    visitor.call("POST", "auth/login", email=person.email, password=PASSWORD)
    assert visitor.viewer()["signedInWithMfa"] is False


def test_totp_code_works_once() -> None:
    person, secret = make_sign_in(), generate_totp_secret()
    enroll_totp(person, secret)
    code = totp_code(secret)
    answers = []
    for _ in range(2):
        visitor = Visitor()
        visitor.call("POST", "auth/login", email=person.email, password=PASSWORD)
        answers.append(visitor.call("POST", "auth/2fa/authenticate", code=code).status_code)
    assert answers == [200, 400]


def test_known_secrets_are_for_demonstrations_only(settings: Any) -> None:
    person = make_sign_in()
    settings.LOCAL_MODE = False
    with pytest.raises(LocalModeOnly):
        enroll_totp(person, generate_totp_secret())
    assert not has_totp(person)


def test_address_is_stored_in_lower_case_once() -> None:
    person = make_sign_in("Mixed@Example.com")
    assert person.email == "mixed@example.com"
    assert Person.objects.get_by_natural_key("MIXED@example.com") == person
