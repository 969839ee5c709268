"""A market with a brand's open task and owners with listings; negotiations and deals in it."""

import io
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image

from advertisers.tasks.models import Task
from alliance.files.services import store_file
from alliance.kernel.vocabulary import PlacementFormat, PricingModel
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.deals import services
from marketplace.deals.models import Deal, Negotiation
from marketplace.deals.types import Terms
from tests.advertisers.tasks.makers import make_open_task, verify_host
from tests.personas import NOW, make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_listing
from traffic_owners.audiences.models import Listing

TERMS = Terms(
    model=PricingModel.CPS,
    format=PlacementFormat.GROUP_POST,
    rate_bp=2_000,
    publish_by=date(2026, 11, 20),
)
TEXT = "「广告」今年的明前龙井到了，群里报名有九折。"


@dataclass
class Market:
    """One brand with an open task, one owner with a published listing."""

    operator: Actor
    brand: Actor
    owner: Actor
    task: Task
    listing: Listing
    terms: Terms = field(default=TERMS)

    def invite(self, now: datetime = NOW, listing: Listing | None = None) -> Negotiation:
        with acting(self.brand):
            return services.invite_listing(
                self.brand,
                task_id=self.task.id,
                listing_id=(listing or self.listing).id,
                terms=self.terms,
                message="想请你试试春茶",
                now=now,
            )

    def apply(self, now: datetime = NOW) -> Negotiation:
        with acting(self.owner):
            return services.apply_to_task(
                self.owner,
                task_id=self.task.id,
                listing_id=self.listing.id,
                terms=self.terms,
                now=now,
            )

    def counter(
        self,
        actor: Actor,
        negotiation: Negotiation,
        version: int,
        **terms: Any,
    ) -> Negotiation:
        with acting(actor):
            return services.make_counter_offer(
                actor,
                negotiation_id=negotiation.id,
                version=version,
                terms=replace(self.terms, **terms),
                now=NOW,
            )

    def accept(
        self, actor: Actor, negotiation: Negotiation, version: int = 1, now: datetime = NOW
    ) -> Deal:
        with acting(actor):
            return services.accept_offer(
                actor, negotiation_id=negotiation.id, version=version, now=now
            )

    def deal(self, now: datetime = NOW) -> Deal:
        """A deal the owner has accepted from an invitation."""
        return self.accept(self.owner, self.invite(now), now=now)

    def submit(self, deal: Deal, text: str = TEXT, now: datetime = NOW) -> Deal:
        with acting(self.owner):
            return services.submit_draft(self.owner, deal_id=deal.id, text=text, now=now)

    def ask_revision(self, deal: Deal, version: int, now: datetime = NOW) -> Deal:
        with acting(self.brand):
            return services.request_revision(
                self.brand, deal_id=deal.id, version=version, comment="请写上产地", now=now
            )

    def approve(self, deal: Deal, version: int = 1, now: datetime = NOW) -> Deal:
        with acting(self.brand):
            return services.approve_draft(self.brand, deal_id=deal.id, version=version, now=now)

    def publish(self, deal: Deal, text: str = TEXT, now: datetime = NOW) -> Deal:
        screenshot = make_screenshot(self.owner)
        with acting(self.owner):
            return services.submit_proof(
                self.owner,
                deal_id=deal.id,
                url="https://mp.weixin.qq.com/s/abc",
                screenshot_file_id=screenshot,
                published_text=text,
                now=now,
            )

    def verify(self, deal: Deal, now: datetime = NOW) -> Deal:
        with acting(self.brand):
            return services.verify_publication(self.brand, deal_id=deal.id, now=now)

    def published_deal(self, now: datetime = NOW) -> Deal:
        deal = self.deal(now)
        self.submit(deal, now=now)
        self.approve(deal, now=now)
        return self.publish(deal, now=now)


def make_market(*, terms: Terms = TERMS, **task: Any) -> Market:
    """An alliance with one task and one listing that suits it."""
    operator = make_operator()
    brand, owner = make_brand(operator), make_owner(operator)
    verify_host(operator, brand)
    opened = make_open_task(operator, brand, **task)
    return Market(operator, brand, owner, opened, make_listing(owner), terms)


def make_screenshot(owner: Actor) -> UUID:
    """A small picture among the owner's files."""
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "green").save(picture, "PNG")
    picture.seek(0)
    with acting(owner):
        return store_file(owner, stream=picture, name="截图.png").id


def make_screenshot_file(folder: Path) -> Path:
    """A picture on disk, for a browser to upload."""
    path = folder / "screenshot.png"
    Image.new("RGB", (320, 480), "seagreen").save(path)
    return path
