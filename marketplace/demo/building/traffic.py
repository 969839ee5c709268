"""Fifth stage: people click, buy and return things, day by day, until the present."""

import hashlib
import json
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from alliance.jobs.services import run_pending
from alliance.kernel.clock import DEFAULT_ZONE, business_date, start_of_day
from alliance.tenancy.context import acting, acting_as_system
from alliance.tracking.services import import_clicks, make_partitions
from alliance.tracking.types import RecordedClick
from marketplace.attribution.services import receive
from marketplace.attribution.services.sources import find_source
from marketplace.attribution.types import OrderEvent, RefundEvent
from marketplace.demo import words
from marketplace.demo.building.tasks import settle_down
from marketplace.demo.world import LiveDeal, World
from marketplace.reports.services import roll_up_day
from settlements.sharing.services import mature

HOURS = (1, 1, 0, 0, 0, 1, 3, 6, 8, 8, 9, 11, 14, 10, 8, 8, 9, 11, 14, 18, 22, 20, 12, 5)
CLICKS_A_DAY = 4
REFUNDED = 0.07


def live_through(world: World, *, until: datetime, orders_a_day: int) -> None:
    """Let every day up to ``until`` pass: clicks, orders, refunds, matured earnings, rollups."""
    first = business_date(world.now) + timedelta(days=1)
    last = business_date(until)
    make_partitions(first, (last - first).days + 15)
    day = first
    while day <= last:
        opening = start_of_day(day)
        closing = min(start_of_day(day + timedelta(days=1)), until)
        clicks = _click(world, opening, closing)
        _order(world, clicks, closing, orders_a_day)
        run_pending(closing)
        with acting(world.operated) as operator:
            mature(operator, now=closing)
            roll_up_day(operator, day=day, zone=DEFAULT_ZONE, now=closing)
        world.now = closing
        day += timedelta(days=1)
    settle_down(world)


def _click(
    world: World, opening: datetime, closing: datetime
) -> list[tuple[LiveDeal, UUID, RecordedClick]]:
    """Record a day's clicks of every deal; interest fades over the weeks and rises at weekends."""
    made: list[tuple[LiveDeal, RecordedClick]] = []
    hours = max(1, int((closing - opening).total_seconds() // 3_600))
    for deal in world.deals:
        age = (opening - deal.published_at).days
        busy = 1.35 if opening.weekday() >= 4 else 1.0
        expected = CLICKS_A_DAY * deal.pull * busy * (0.35 + 0.65 * 0.96**age) * hours / 24
        for _ in range(round(world.dice.gauss(expected, expected**0.5)) if expected > 0 else 0):
            made.append((deal, _one_click(world, deal, opening, hours)))
    made.sort(key=lambda one: one[1].occurred_at)
    with acting(world.operated) as operator:
        ids = import_clicks(operator, clicks=[click for _, click in made])
    return [(deal, id, click) for (deal, click), id in zip(made, ids, strict=True)]


def _one_click(world: World, deal: LiveDeal, opening: datetime, hours: int) -> RecordedClick:
    dice = world.dice
    hour = dice.choices(range(hours), HOURS[:hours])[0] if any(HOURS[:hours]) else 0
    moment = opening + timedelta(hours=hour, seconds=dice.uniform(0, 3_599))
    visitor = uuid5(deal.link_id, str(dice.randint(1, 4_000)))
    agent = words.BOT_AGENT if dice.random() < 0.06 else dice.choice(words.AGENTS)
    address = f"117.{dice.randint(136, 150)}.{dice.randint(0, 255)}.{dice.randint(1, 254)}"
    return RecordedClick(deal.link_id, moment, visitor, agent, address)


def _order(
    world: World,
    clicks: list[tuple[LiveDeal, UUID, RecordedClick]],
    closing: datetime,
    orders_a_day: int,
) -> None:
    chosen = world.dice.sample(clicks, min(len(clicks), orders_a_day))
    for deal, click_id, click in chosen:
        occurred_at = min(
            click.occurred_at + timedelta(minutes=world.dice.randint(3, 240)), closing
        )
        pieces = world.dice.choices((1, 2, 3), (80, 15, 5))[0]
        by_coupon = bool(deal.coupon) and world.dice.random() < 0.12
        order = OrderEvent(
            order_id=f"SY{closing:%y%m%d}{world.dice.randint(100_000, 999_999)}",
            occurred_at=occurred_at,
            amount_minor=deal.task.price_minor * pieces,
            currency="CNY",
            click_id=None if by_coupon else click_id,
            coupon=deal.coupon if by_coupon else "",
            buyer_hash=hashlib.sha256(click.visitor.bytes).hexdigest(),
        )
        _report(world, deal, order.order_id, order, closing)
        if world.dice.random() < REFUNDED:
            part = world.dice.choice((1, 1, 2))
            refund = RefundEvent(
                order_id=order.order_id,
                refund_id=f"RF{order.order_id[2:]}",
                occurred_at=closing,
                amount_minor=order.amount_minor // part,
            )
            _report(world, deal, refund.refund_id, refund, closing)


def _report(
    world: World,
    deal: LiveDeal,
    webhook_id: str,
    event: OrderEvent | RefundEvent,
    now: datetime,
) -> None:
    brand_id = deal.task.brand.organization_id
    with acting_as_system(brand_id) as brand:
        receive(
            brand,
            source=find_source(world.sources[brand_id], now),
            webhook_id=webhook_id,
            body=json.dumps(webhook_id).encode(),
            event=event,
            now=now,
        )
