"""A published deal whose link is clicked, and a brand that reports orders."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from alliance.jobs.services import run_pending
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting, acting_as_system
from alliance.tracking.selectors import coupons, links_labelled
from alliance.tracking.services import import_clicks
from alliance.tracking.types import RecordedClick
from marketplace.attribution.models import Conversion, Refund
from marketplace.attribution.services import create_source, receive
from marketplace.attribution.services.sources import find_source
from marketplace.attribution.types import OrderEvent, RefundEvent
from marketplace.deals.models import Deal
from marketplace.deals.types import Terms
from tests.alliance.tracking.scene import WECHAT
from tests.marketplace.deals.makers import TERMS, Market, make_market
from tests.personas import NOW

BOT = "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"


@dataclass
class Shop:
    """A market with one published deal and the brand's postback source."""

    market: Market
    deal: Deal
    source_id: UUID
    sent: list[str] = field(default_factory=list)

    @property
    def link_id(self) -> UUID:
        with acting(self.market.operator) as actor:
            return links_labelled(actor, [f"deal:{self.deal.id}"]).values_list("id", flat=True)[0]

    @property
    def coupon(self) -> str:
        with acting(self.market.operator) as actor:
            return coupons(actor).filter(link_id=self.link_id).values_list("code", flat=True)[0]

    def click(self, at: datetime = NOW, agent: str = WECHAT, visitor: UUID | None = None) -> UUID:
        with acting(self.market.operator) as actor:
            click = RecordedClick(self.link_id, at, visitor or new_id(), agent, "117.136.8.9")
            return import_clicks(actor, clicks=[click])[0]

    def order(
        self,
        order_id: str = "A-1",
        *,
        click: UUID | None = None,
        coupon: str = "",
        at: datetime = NOW + timedelta(hours=1),
        amount_minor: int = 10_000,
        buyer: str = "buyer@example.com",
        run: bool = True,
    ) -> Conversion:
        event = OrderEvent(
            order_id=order_id,
            occurred_at=at,
            amount_minor=amount_minor,
            currency="CNY",
            click_id=click,
            coupon=coupon,
            buyer_hash=hashlib.sha256(buyer.encode()).hexdigest() if buyer else "",
        )
        self.deliver(f"order-{order_id}", event, at)
        if run:
            run_pending(at)
        return self.conversion(order_id)

    def refund(self, order_id: str, refund_id: str, amount_minor: int, run: bool = True) -> Refund:
        at = NOW + timedelta(hours=2)
        event = RefundEvent(order_id, refund_id, at, amount_minor)
        self.deliver(f"refund-{refund_id}", event, at)
        if run:
            run_pending(at)
        with acting(self.market.brand):
            return Refund.objects.get(refund_id=refund_id)

    def deliver(self, webhook_id: str, event: OrderEvent | RefundEvent, now: datetime) -> bool:
        with acting_as_system(self.market.brand.organization_id) as brand:
            return receive(
                brand,
                source=find_source(self.source_id, now),
                webhook_id=webhook_id,
                body=json.dumps([webhook_id, str(event)]).encode(),
                event=event,
                now=now,
            )

    def conversion(self, order_id: str = "A-1") -> Conversion:
        with acting(self.market.brand):
            return Conversion.objects.get(order_id=order_id)


def make_shop(*, terms: Terms = TERMS, **task: object) -> Shop:
    """A published deal, ready to be clicked and bought from."""
    market = make_market(terms=terms, **task)
    deal = market.published_deal()
    with acting(market.brand):
        source = create_source(market.brand, name="官网商城")
    return Shop(market, deal, source.id)
