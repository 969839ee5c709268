"""Orders are credited once, explained, refunded in proportion, and paid while escrow lasts."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from advertisers.tasks.models import Task
from advertisers.tasks.states import PauseReason, TaskState
from alliance.identity.models import Person
from alliance.jobs.services import run_pending
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from marketplace.attribution.models import Conversion, PostbackDelivery, Refund
from marketplace.attribution.selectors import explained_touches
from marketplace.attribution.services import fund_waiting
from marketplace.attribution.services.receive import DeliveryConflict, OrderConflict
from marketplace.attribution.states import ConversionState, Reason, RefundState, Rule
from marketplace.attribution.types import OrderEvent
from settlements.sharing.models import Accrual, Earning
from settlements.sharing.states import AccrualState
from tests.marketplace.attribution.makers import BOT, Shop, make_shop
from tests.personas import NOW, make_brand, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    return make_shop()


def earned(shop: Shop) -> dict[str, tuple[int, int]]:
    with acting(shop.market.operator):
        rows = Earning.objects.values_list("role", "amount_minor", "reversed_minor")
        return {role: (amount, reversed_) for role, amount, reversed_ in rows}


def test_an_order_is_credited_to_its_click_and_split(shop: Shop) -> None:
    order = shop.order(click=shop.click())

    assert (order.state, order.deal_id) == (ConversionState.CREDITED, shop.deal.id)
    assert (order.rule, order.commission_minor) == (Rule.LAST_TOUCH, 2_000)
    assert earned(shop) == {"platform": (200, 0), "owner": (1_800, 0)}
    assert [touch["is_credited"] for touch in explained_touches(order)] == [True]


def test_a_coupon_is_credited_without_any_click(shop: Shop) -> None:
    order = shop.order(coupon=shop.coupon)

    assert (order.state, order.rule) == (ConversionState.CREDITED, Rule.COUPON)


def test_the_visitors_later_click_is_credited(shop: Shop) -> None:
    visitor = new_id()
    first = shop.click(NOW, visitor=visitor)
    second = shop.click(NOW + timedelta(minutes=5), visitor=visitor)

    order = shop.order(click=first)

    credited = [touch["click"] for touch in explained_touches(order) if touch["is_credited"]]
    assert credited == [str(second)]


@pytest.mark.parametrize(
    ("age", "reason"),
    [
        (timedelta(days=7), Reason.NONE),
        (timedelta(days=7, seconds=1), Reason.OUTSIDE_WINDOW),
    ],
)
def test_the_window_ends_with_its_seventh_day(shop: Shop, age: timedelta, reason: Reason) -> None:
    order = shop.order(click=shop.click(NOW), at=NOW + age)

    assert order.reason == reason


def test_a_declared_bot_earns_nothing(shop: Shop) -> None:
    order = shop.order(click=shop.click(agent=BOT))

    assert (order.state, order.reason) == (ConversionState.REFUSED, Reason.DECLARED_BOT)
    assert earned(shop) == {}


def test_a_purchase_by_the_owners_own_member_is_refused(shop: Shop) -> None:
    owner = Person.objects.get(pk=shop.market.owner.person_id)
    order = shop.order(click=shop.click(), buyer=owner.email)

    assert (order.state, order.reason) == (ConversionState.REFUSED, Reason.SELF_PURCHASE)


def test_control_another_buyer_of_the_same_order_is_credited(shop: Shop) -> None:
    """The twin: it is the buyer that made the purchase one's own, nothing else."""
    assert shop.order(click=shop.click(), buyer="x@example.com").reason == Reason.NONE


def test_unknown_and_missing_touches_are_told_apart(shop: Shop) -> None:
    assert shop.order("A-1", click=new_id()).reason == Reason.UNKNOWN_CLICK
    assert shop.order("A-2").reason == Reason.NO_TOUCH


def test_another_brands_click_is_none_of_ours(shop: Shop) -> None:
    other = make_shop()
    assert shop.order(click=other.click()).reason == Reason.UNKNOWN_CLICK


def test_a_repeated_delivery_changes_nothing(shop: Shop) -> None:
    click = shop.click()
    shop.order(click=click)
    with acting(shop.market.brand):
        delivery = PostbackDelivery.objects.get()
        assert delivery.webhook_id == "order-A-1"

    shop.order(click=click)

    with acting(shop.market.brand):
        assert (Conversion.objects.count(), PostbackDelivery.objects.count()) == (1, 1)
    assert earned(shop) == {"platform": (200, 0), "owner": (1_800, 0)}


def test_the_same_id_with_another_body_is_refused(shop: Shop) -> None:
    shop.order(click=shop.click())
    with pytest.raises(DeliveryConflict):
        shop.order(amount_minor=99)


def test_the_same_order_with_another_amount_is_refused(shop: Shop) -> None:
    shop.order(click=shop.click())
    event = OrderEvent("A-1", NOW, 77, "CNY", None, "", "")
    with pytest.raises(OrderConflict):
        shop.deliver("another-id", event, NOW)


def test_control_without_its_key_an_order_would_count_twice(shop: Shop) -> None:
    """The twin: it is the key that refuses a second row; under another id the copy goes in."""
    order = shop.order(click=shop.click())
    copy = {
        field.attname: getattr(order, field.attname)
        for field in Conversion._meta.concrete_fields
        if field.attname != "id"
    }
    with acting(shop.market.brand), pytest.raises(IntegrityError), transaction.atomic():
        Conversion.objects.create(**copy)
    with acting(shop.market.brand):
        Conversion.objects.create(**copy | {"order_id": "A-2"})
        assert Conversion.objects.count() == 2


def test_a_refund_reverses_every_edge_in_proportion(shop: Shop) -> None:
    shop.order(click=shop.click())

    refund = shop.refund("A-1", "R-1", 2_500)

    assert refund.state == RefundState.APPLIED
    assert earned(shop) == {"platform": (200, 50), "owner": (1_800, 450)}
    shop.refund("A-1", "R-2", 7_500)
    assert earned(shop) == {"platform": (200, 200), "owner": (1_800, 1_800)}


def test_a_refund_beyond_the_order_is_refused(shop: Shop) -> None:
    shop.order(click=shop.click())

    refund = shop.refund("A-1", "R-1", 10_001)

    assert (refund.state, refund.reason) == (RefundState.REFUSED, Reason.REFUND_EXCEEDS_ORDER)
    assert earned(shop) == {"platform": (200, 0), "owner": (1_800, 0)}


def test_a_refund_that_overtakes_its_order_waits_for_it(shop: Shop) -> None:
    assert shop.refund("A-1", "R-1", 10_000).state == RefundState.WAITING

    shop.order(click=shop.click())
    run_pending(NOW + timedelta(hours=3))

    with acting(shop.market.brand):
        assert Refund.objects.get().state == RefundState.APPLIED
    assert earned(shop) == {"platform": (200, 200), "owner": (1_800, 1_800)}


def test_an_order_beyond_the_escrow_waits_and_is_paid_in_order() -> None:
    shop = make_shop(budget_minor=50_000)
    for number in range(3):
        shop.order(f"A-{number}", click=shop.click(), amount_minor=125_000)
    with acting(shop.market.operator) as operator:
        states = list(Conversion.objects.order_by("order_id").values_list("state", flat=True))
        assert states == ["credited", "credited", "unfunded"]
        assert fund_waiting(operator, now=NOW) == 0
        assert Accrual.objects.filter(state=AccrualState.UNFUNDED).count() == 1
        task = Task.objects.get(pk=shop.market.task.id)
        assert (task.state, task.pause_reason) == (TaskState.PAUSED, PauseReason.BUDGET_SPENT)


def test_strangers_see_no_order(shop: Shop) -> None:
    shop.order(click=shop.click())
    market = shop.market
    for party in (market.brand, market.owner, market.operator):
        with acting(party):
            assert Conversion.objects.count() == 1
    for stranger in (make_brand(market.operator), make_owner(market.operator)):
        with acting(stranger):
            assert Conversion.objects.count() == 0
            assert Conversion.objects.update(amount_minor=1) == 0


def test_an_order_as_reported_is_never_rewritten(shop: Shop) -> None:
    shop.order(click=shop.click())
    with acting(shop.market.brand), pytest.raises(IntegrityError), transaction.atomic():
        Conversion.objects.update(amount_minor=1)
