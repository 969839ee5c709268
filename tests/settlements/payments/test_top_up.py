"""A top-up is credited once, when its provider says so, whatever the provider repeats."""

import random
from typing import Any

import orjson
import pytest
from django.test import Client

from alliance.jobs.services import run_pending
from alliance.kernel.errors import InvalidInput
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.types import Actor
from settlements.escrow.services import wallet_account
from settlements.ledger import selectors as ledger
from settlements.payments import selectors, services
from settlements.payments.models import ProviderEvent, TopUp
from settlements.payments.rails.registry import CustodianMissing
from settlements.payments.rails.sandbox import courier, signing
from settlements.payments.states import EventVerdict, TopUpState
from tests.personas import make_brand, make_operator, make_owner
from tests.settlements.ledger.books import NOON

pytestmark = pytest.mark.django_db

CALLBACK = "/payments/sandbox/callback"


@pytest.fixture
def operator() -> Actor:
    return make_operator()


@pytest.fixture
def brand(operator: Actor) -> Actor:
    return make_brand(operator)


@pytest.fixture(autouse=True)
def courier_walks_in(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    """The sandbox's callbacks reach our view without a socket."""

    def deliver(headers: dict[str, str], body: bytes) -> None:
        assert call(client, headers, body).status_code == 200

    monkeypatch.setattr(courier, "deliver", deliver)


def call(client: Client, headers: dict[str, str], body: bytes) -> Any:
    return client.post(CALLBACK, body, content_type="application/json", headers=headers)


def start(brand: Actor, amount_minor: int = 50_000) -> TopUp:
    with acting(brand):
        return services.start_top_up(brand, amount_minor=amount_minor, now=NOON)


def notice(top_up: TopUp, **changes: object) -> bytes:
    said = {
        "order_no": top_up.order_no,
        "amount_minor": top_up.amount_minor,
        "status": "paid",
        "paid_at": NOON.isoformat(),
    }
    return orjson.dumps(said | changes)


def wallet(brand: Actor) -> int:
    with acting(brand):
        return ledger.balance(wallet_account(brand)).posted


def state(brand: Actor, top_up: TopUp) -> str:
    with acting(brand):
        return TopUp.objects.get(pk=top_up.pk).state


def test_the_payer_pays_at_the_checkout_and_the_wallet_is_credited(
    brand: Actor, client: Client
) -> None:
    top_up = start(brand)
    run_pending(NOON)
    with acting(brand):
        pay_url = selectors.top_ups(brand).get().pay_url
    assert "500.00" in client.get(pay_url).content.decode()

    assert client.post(pay_url).status_code == 302
    run_pending()

    assert "已支付" in client.get(pay_url).content.decode()
    assert wallet(brand) == 50_000
    assert state(brand, top_up) == TopUpState.PAID


def test_the_sandbox_may_be_paid_without_the_wire(operator: Actor, brand: Actor) -> None:
    top_up = start(brand)
    run_pending(NOON)
    with acting(operator):
        services.pay_in_sandbox(operator, order_no=top_up.order_no, now=NOON)
    run_pending()
    assert (state(brand, top_up), wallet(brand)) == (TopUpState.PAID, 50_000)


def test_paying_twice_credits_once(brand: Actor, client: Client) -> None:
    start(brand)
    run_pending(NOON)
    with acting(brand):
        pay_url = selectors.top_ups(brand).get().pay_url
    for _ in range(3):
        client.post(pay_url)
        run_pending()
    assert wallet(brand) == 50_000


def test_one_callback_a_hundred_times_credits_once(brand: Actor, client: Client) -> None:
    body = notice(start(brand))
    for _ in range(100):
        assert call(client, signing.sign("evt_1", body), body).status_code == 200
    run_pending()
    assert wallet(brand) == 50_000


def test_callbacks_in_any_order_end_in_the_same_state(brand: Actor, client: Client) -> None:
    for seed in range(5):
        top_up = start(brand)
        paid, declined = notice(top_up), notice(top_up, status="declined")
        calls = [("p1", paid), ("p2", paid), ("d1", declined), ("d2", declined)] * 3
        random.Random(seed).shuffle(calls)
        for event_id, body in calls:
            call(client, signing.sign(f"{seed}{event_id}", body), body)
            run_pending()
        assert state(brand, top_up) == TopUpState.PAID
        assert wallet(brand) == 50_000 * (seed + 1)


def test_control_without_its_three_walls_two_callbacks_credit_twice(
    brand: Actor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The verdict, the state's compare-and-set and the ledger's key each stop the second credit."""
    post = services.ledger.post

    def post_anew(**given: Any) -> Any:
        return post(**given | {"idempotency_key": f"top_up:{new_id()}"})

    monkeypatch.setattr(services, "_verdict", lambda event, top_up: EventVerdict.CREDITED)
    monkeypatch.setattr(services, "move", lambda *given, **more: None)
    monkeypatch.setattr(services.ledger, "post", post_anew)
    body = notice(start(brand))
    for event_id in ("evt_1", "evt_2"):
        call(client, signing.sign(event_id, body), body)
    run_pending()
    assert wallet(brand) == 100_000


def test_a_declined_payment_credits_nothing(brand: Actor, client: Client) -> None:
    top_up = start(brand)
    body = notice(top_up, status="declined")
    call(client, signing.sign("evt_1", body), body)
    run_pending()
    assert (state(brand, top_up), wallet(brand)) == (TopUpState.FAILED, 0)


def test_another_amount_than_ordered_is_kept_and_credits_nothing(
    operator: Actor, brand: Actor, client: Client
) -> None:
    top_up = start(brand)
    body = notice(top_up, amount_minor=49_999)
    assert call(client, signing.sign("evt_1", body), body).status_code == 200
    run_pending()
    assert (state(brand, top_up), wallet(brand)) == (TopUpState.STARTED, 0)
    with acting(operator):
        assert ProviderEvent.objects.get().verdict == EventVerdict.WRONG_AMOUNT


def test_a_known_event_with_another_body_is_refused(brand: Actor, client: Client) -> None:
    top_up = start(brand)
    first, other = notice(top_up), notice(top_up, amount_minor=1)
    call(client, signing.sign("evt_1", first), first)
    answer = call(client, signing.sign("evt_1", other), other)
    assert (answer.status_code, answer.json()["error"]) == (409, "event_conflict")
    run_pending()
    assert wallet(brand) == 50_000


@pytest.mark.parametrize(
    "spoil",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-id": "evt_other"},
        {"webhook-timestamp": "1000000000"},
        {"webhook-timestamp": "nonsense"},
        {"webhook-signature": ""},
        {"webhook-signature": "garbage"},
    ],
)
def test_an_unsigned_or_stale_callback_is_refused(
    brand: Actor, client: Client, spoil: dict[str, str]
) -> None:
    body = notice(start(brand))
    answer = call(client, signing.sign("evt_1", body) | spoil, body)
    assert (answer.status_code, answer.json()["error"]) == (401, "bad_signature")
    run_pending()
    assert wallet(brand) == 0


def test_control_a_sound_signature_is_accepted(brand: Actor, client: Client) -> None:
    body = notice(start(brand))
    assert call(client, signing.sign("evt_1", body), body).status_code == 200


def test_a_callback_about_an_unknown_order_is_not_found(brand: Actor, client: Client) -> None:
    body = notice(start(brand), order_no="TU0")
    assert call(client, signing.sign("evt_1", body), body).status_code == 404


def test_an_unknown_provider_is_not_found(client: Client) -> None:
    answer = client.post("/payments/nobody/callback", b"{}", content_type="application/json")
    assert answer.status_code == 404


def test_an_unknown_checkout_is_not_found(client: Client, brand: Actor) -> None:
    assert client.get("/payments/sandbox/checkout/TU0/").status_code == 404


def test_production_refuses_top_ups_without_a_custodian(brand: Actor, settings: Any) -> None:
    settings.LOCAL_MODE = False
    with pytest.raises(CustodianMissing):
        start(brand)
    with acting(brand):
        assert not TopUp.objects.exists()


@pytest.mark.parametrize("amount", [0, -5, services.MOST_MINOR + 1])
def test_an_impossible_amount_is_refused(brand: Actor, amount: int) -> None:
    with pytest.raises(InvalidInput):
        start(brand, amount)


def test_only_a_brand_tops_up(operator: Actor) -> None:
    with pytest.raises(NotPermitted):
        start(make_owner(operator))


def test_a_stranger_sees_no_top_up(operator: Actor, brand: Actor) -> None:
    start(brand)
    stranger = make_brand(operator)
    with acting(stranger):
        assert not selectors.top_ups(stranger).exists()
