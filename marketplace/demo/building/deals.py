"""Fourth stage: brands invite what suits their tasks, owners apply, and deals are delivered."""

import io
from datetime import timedelta
from uuid import UUID

from PIL import Image, ImageDraw

from alliance.files.services import store_file
from alliance.jobs.services import run_pending
from alliance.kernel.clock import business_date
from alliance.kernel.vocabulary import PlacementFormat
from alliance.tenancy.context import acting
from alliance.tracking.selectors import coupons, links_labelled
from marketplace.deals import services as deals
from marketplace.deals.rules import link_label
from marketplace.deals.types import Terms
from marketplace.demo.world import LiveDeal, OpenTask, Pool, World
from marketplace.matching.selectors import rank_listings

INVITED, AMONG = 3, 18


def strike_deals(world: World) -> None:
    """Carry most invitations to a published deal, and leave some at every step on the way."""
    for task in [task for task in world.tasks if task.is_open]:
        with acting(task.brand):
            ranked = rank_listings(task.brand, task_id=task.id, now=world.now)
        best = [match.listing.id for match in ranked][:AMONG]
        suitable = world.dice.sample(best, min(INVITED, len(best)))
        for position, listing_id in enumerate(suitable):
            _talk(world, task, listing_id, position)
    run_pending(world.now)


def _talk(world: World, task: OpenTask, listing_id: UUID, position: int) -> None:
    pool = next(pool for pool in world.pools if listing_id in pool.listings)
    terms = Terms(
        model=task.model,
        format=PlacementFormat.NOTE,
        publish_by=business_date(world.now) + timedelta(days=20),
        rate_bp=task.rate_bp,
        price_minor=task.bid_minor,
    )
    with acting(task.brand):
        negotiation = deals.invite_listing(
            task.brand,
            task_id=task.id,
            listing_id=listing_id,
            terms=terms,
            message="看中你家会员的口味，想请你聊聊这款。",
            now=world.now,
        )
    fate = world.dice.random()
    if fate < 0.06 and position:
        with acting(pool.owner):
            deals.decline_offer(
                pool.owner,
                negotiation_id=negotiation.id,
                version=1,
                reason="本月档期已满",
                now=world.now,
            )
        return
    with acting(pool.owner):
        deal = deals.accept_offer(
            pool.owner, negotiation_id=negotiation.id, version=1, now=world.now
        )
    _deliver(world, task, pool, deal.id, stop=fate > 0.9)


def _deliver(world: World, task: OpenTask, pool: Pool, deal_id: UUID, *, stop: bool) -> None:
    text = f"「广告」{pool.name}的朋友们，这款{task.maker.name}我们试了两周，值得一说。"
    with acting(pool.owner):
        deals.submit_draft(pool.owner, deal_id=deal_id, text=text, now=world.now)
    if stop:
        return
    with acting(task.brand):
        if world.dice.random() < 0.4:
            deals.request_revision(
                task.brand, deal_id=deal_id, version=1, comment="请补一句产地。", now=world.now
            )
            again = True
        else:
            deals.approve_draft(task.brand, deal_id=deal_id, version=1, now=world.now)
            again = False
    if again:
        text += "产地直发，三日内到家。"
        with acting(pool.owner):
            deals.submit_draft(pool.owner, deal_id=deal_id, text=text, now=world.now)
        with acting(task.brand):
            deals.approve_draft(task.brand, deal_id=deal_id, version=2, now=world.now)
    _publish(world, task, pool, deal_id, text)


def _publish(world: World, task: OpenTask, pool: Pool, deal_id: UUID, text: str) -> None:
    with acting(pool.owner):
        shot = store_file(pool.owner, stream=_screenshot(world), name="发布截图.png")
        deals.submit_proof(
            pool.owner,
            deal_id=deal_id,
            url=f"https://mp.pool.example/s/{deal_id.hex[-10:]}",
            screenshot_file_id=shot.id,
            published_text=text,
            now=world.now,
        )
    if world.dice.random() < 0.8:
        with acting(task.brand):
            deals.verify_publication(task.brand, deal_id=deal_id, now=world.now)
    with acting(pool.owner):
        link = links_labelled(pool.owner, [link_label(deal_id)])[0]
        coupon = coupons(pool.owner).filter(link_id=link.id).order_by("id").first()
    world.deals.append(
        LiveDeal(
            id=deal_id,
            link_id=link.id,
            task=task,
            pool=pool,
            published_at=world.now,
            pull=world.dice.lognormvariate(0, 0.6),
            coupon=coupon.code if coupon else "",
        )
    )


def _screenshot(world: World) -> io.BytesIO:
    """A picture that stands for a phone's screenshot of the published post."""
    picture = Image.new("RGB", (360, 640), "#F5F6F5")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 360, 56), fill="#0B6E4F")
    for row in range(6):
        width = world.dice.randint(180, 312)
        draw.rectangle((24, 96 + row * 36, 24 + width, 112 + row * 36), fill="#D5DDD9")
    draw.rectangle((24, 340, 336, 600), fill="#CFE5DB")
    content = io.BytesIO()
    picture.save(content, "PNG")
    content.seek(0)
    return content
