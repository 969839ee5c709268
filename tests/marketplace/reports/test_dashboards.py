"""Every figure of a dashboard, recomputed from raw rows and the ledger of a small demonstration."""

from datetime import timedelta

import pytest

from alliance.kernel.clock import business_date
from alliance.kernel.errors import InvalidInput
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from alliance.tracking.models import Click
from alliance.tracking.states import Verdict
from marketplace.attribution.models import Conversion
from marketplace.attribution.states import ConversionState
from marketplace.demo.building import build
from marketplace.demo.world import World
from marketplace.reports.models import DailyFigure
from marketplace.reports.selectors import period
from marketplace.reports.services import roll_up_day
from marketplace.reports.types import Figures
from settlements.ledger.selectors import trial_balance
from settlements.sharing.models import Earning
from tests.personas import NOW, make_operator

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build(NOW, days=8, orders_a_day=6, owners=6, brands=2)


def parties(world: World) -> list[Actor]:
    return [world.operated, *(brand for _, brand in world.brands), *(p.owner for p in world.pools)]


def raw_figures(actor: Actor, world: World) -> Figures:
    """Count as the rollups should, one row at a time, from what the actor's fence shows."""
    clicks = [c for c in Click.objects.select_related("link") if c.link.label.startswith("deal:")]
    orders = [
        order
        for order in Conversion.objects.all()
        if order.state in (ConversionState.CREDITED, ConversionState.UNFUNDED)
    ]
    refused = Conversion.objects.filter(state=ConversionState.REFUSED, deal__isnull=False)
    return Figures(
        clicks=len(clicks),
        valid_clicks=sum(click.verdict == Verdict.VALID for click in clicks),
        orders=len(orders),
        refused_orders=refused.count(),
        buyers=len({order.buyer_hash for order in orders if order.buyer_hash}),
        amount_minor=sum(order.amount_minor for order in orders),
        refunded_minor=sum(order.refunded_minor for order in orders),
        commission_minor=sum(order.commission_minor for order in orders),
        commission_refunded_minor=sum(order.commission_refunded_minor for order in orders),
    )


def test_every_figure_equals_the_raw_rows_and_the_ledger(world: World) -> None:
    since, until = world.began_on, business_date(world.now)
    for actor in parties(world):
        with acting(actor):
            shown = period(actor, since=since, until=until)
            assert shown.figures() == raw_figures(actor, world), actor.organization_name
            days = shown.days()
            assert len(days) == (until - since).days + 1
            assert sum(day.figures.clicks for day in days) == shown.figures().clicks
            assert sum(day.figures.amount_minor for day in days) == shown.figures().amount_minor
    with acting(world.operated) as operator:
        everything = period(operator, since=since, until=until).figures()
        assert everything.orders > 20
        earned = Earning.objects.values_list("amount_minor", "reversed_minor")
        assert everything.commission_minor == sum(amount for amount, _ in earned)
        assert everything.commission_refunded_minor == sum(back for _, back in earned)
        balance = trial_balance(operator.alliance_id)
        assert sum(line.entries_minor for line in balance.lines) == 0
        matured = {line.kind: line.balance_minor for line in balance.lines}
        parts = ("maturing", "payable", "platform_fee")
        assert sum(matured.get(part, 0) for part in parts) == everything.net_commission_minor


def test_control_a_wrong_rollup_is_found(world: World) -> None:
    """The twin: one figure put wrong, and the recount differs."""
    since, until = world.began_on, business_date(world.now)
    with acting(world.operated) as operator:
        row = DailyFigure.objects.filter(orders__gt=0).order_by("id").first()
        assert row is not None
        DailyFigure.objects.filter(pk=row.pk).update(amount_minor=row.amount_minor + 1)
        shown = period(operator, since=since, until=until).figures()
        assert shown != raw_figures(operator, world)
        roll_up_day(operator, day=row.day, zone="Asia/Shanghai", now=world.now)
        repaired = period(operator, since=since, until=until).figures()
        assert repaired == raw_figures(operator, world)


def test_the_period_before_has_the_same_length(world: World) -> None:
    until = business_date(world.now)
    with acting(world.operated) as operator:
        last_three = period(operator, since=until - timedelta(days=2), until=until)
        three_before = period(
            operator, since=until - timedelta(days=5), until=until - timedelta(days=3)
        )
        assert last_three.before() == three_before.figures()


def test_a_range_that_runs_backwards_or_too_far_is_refused() -> None:
    operator = make_operator()
    day = business_date(NOW)
    with acting(operator):
        for since, until in ((day, day - timedelta(days=1)), (day - timedelta(days=366), day)):
            with pytest.raises(InvalidInput):
                period(operator, since=since, until=until)
