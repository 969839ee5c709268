"""The postback over HTTP: accepted once, refused in the reader's language, nothing kept."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from alliance.kernel import clock
from alliance.tenancy.context import acting
from marketplace.attribution.models import Conversion, PostbackDelivery
from marketplace.attribution.services import create_source, revoke_source, rotate_secret
from tests.personas import make_brand, make_operator

pytestmark = pytest.mark.django_db

ORDER = {
    "type": "order",
    "order_id": "A-1",
    "occurred_at": "2026-11-02T20:00:00+08:00",
    "amount_minor": 19_900,
}


@dataclass
class Sender:
    """A brand's server with one secret."""

    brand: Any
    source_id: UUID
    secret: str

    def send(self, body: Any = ORDER, *, id: str = "m-1", late: int = 0, **headers: str) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        stamp = str(int(clock.wall().timestamp()) - late)
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        digest = hmac.digest(key, f"{id}.{stamp}.".encode() + content, hashlib.sha256)
        return Client().post(
            f"/postbacks/{self.source_id}/",
            content,
            content_type="application/json",
            headers={
                "webhook-id": id,
                "webhook-timestamp": stamp,
                "webhook-signature": "v1," + base64.b64encode(digest).decode(),
                **headers,
            },
        )

    def kept(self) -> tuple[int, int]:
        with acting(self.brand):
            return Conversion.objects.count(), PostbackDelivery.objects.count()


@pytest.fixture
def sender() -> Sender:
    brand = make_brand(make_operator())
    with acting(brand):
        made = create_source(brand, name="官网商城")
    return Sender(brand, made.id, made.secret)


def test_an_order_is_accepted_once(sender: Sender) -> None:
    first, again = sender.send(), sender.send()

    assert (first.status_code, first.json()) == (202, {"status": "accepted"})
    assert (again.status_code, again.json()) == (200, {"status": "duplicate"})
    assert sender.kept() == (1, 1)


@pytest.mark.parametrize(
    ("language", "message"),
    [("zh-Hans", "时间戳与服务器相差超过 5 分钟"), ("en", "The timestamp is more than 5 minutes")],
)
def test_a_stale_timestamp_is_refused_in_words(sender: Sender, language: str, message: str) -> None:
    answer = sender.send(late=301, **{"accept-language": language})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "stale_timestamp")
    assert answer.json()["error"]["message"].startswith(message)
    assert sender.kept() == (0, 0)


def test_a_forged_signature_leaves_nothing(sender: Sender) -> None:
    sender.secret = "whsec_" + base64.b64encode(b"guess").decode()

    assert sender.send().status_code == 401
    assert sender.kept() == (0, 0)


def test_a_bad_body_names_its_field(sender: Sender) -> None:
    answer = sender.send({**ORDER, "amount_minor": "199"})

    assert (answer.status_code, answer.json()["error"]["field"]) == (422, "amount_minor")
    assert sender.kept() == (0, 0)


def test_a_large_body_is_refused(sender: Sender) -> None:
    assert sender.send(b"x" * 70_000).status_code == 413


def test_the_same_id_with_another_body_is_counted_as_an_alarm(sender: Sender) -> None:
    sender.send()

    answer = sender.send({**ORDER, "amount_minor": 1})

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "delivery_conflict")
    with acting(sender.brand):
        assert PostbackDelivery.objects.get().conflicts == 1


def test_both_secrets_hold_while_one_is_replaced(sender: Sender) -> None:
    with acting(sender.brand):
        made = rotate_secret(sender.brand, source_id=sender.source_id, now=clock.now())

    assert sender.send(id="old").status_code == 202
    sender.secret = made.secret
    assert sender.send({**ORDER, "order_id": "A-2"}, id="new").status_code == 202


def test_a_stopped_or_unknown_source_is_not_found(sender: Sender) -> None:
    with acting(sender.brand):
        revoke_source(sender.brand, source_id=sender.source_id)

    assert sender.send().status_code == 404


def test_other_methods_are_not_allowed(sender: Sender) -> None:
    assert Client().get(f"/postbacks/{sender.source_id}/").status_code == 405
