"""Second stage: owners register channels, import their members, and list what they offer."""

import csv
import io
from datetime import timedelta
from uuid import UUID

from alliance.files.services import store_file
from alliance.jobs.services import run_pending
from alliance.kernel.clock import business_date
from alliance.kernel.vocabulary import Carrier, PlacementFormat, PricingModel
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.demo import words
from marketplace.demo.world import Pool, World
from traffic_owners.agencies.services import accept_representation, propose_representation
from traffic_owners.agencies.states import Right
from traffic_owners.audiences import services as audiences
from traffic_owners.audiences.states import CountSource
from traffic_owners.audiences.types import ListingDraft, RateLine
from traffic_owners.crm.selectors import imports
from traffic_owners.crm.services import check_import, create_import, run_import
from traffic_owners.crm.states import ImportKind

FORMATS: dict[Carrier, tuple[PlacementFormat, ...]] = {
    Carrier.OFFICIAL_ACCOUNT: (PlacementFormat.ARTICLE_HEADLINE, PlacementFormat.ARTICLE_SECOND),
    Carrier.WECHAT_GROUP: (PlacementFormat.GROUP_POST, PlacementFormat.MOMENTS_POST),
    Carrier.DOUYIN: (PlacementFormat.SHORT_VIDEO, PlacementFormat.LIVE_MENTION),
    Carrier.KUAISHOU: (PlacementFormat.SHORT_VIDEO, PlacementFormat.LIVE_MENTION),
    Carrier.BILIBILI: (PlacementFormat.SHORT_VIDEO, PlacementFormat.LIVE_MENTION),
    Carrier.STORE: (PlacementFormat.POSTER, PlacementFormat.COUNTER_CARD),
    Carrier.MINI_PROGRAM: (PlacementFormat.BANNER, PlacementFormat.MINI_PROGRAM_CARD),
}
USUAL = (PlacementFormat.NOTE, PlacementFormat.BANNER)


def list_pools(world: World) -> None:
    """Give every owner channels, members, a profile and listings; agencies take on some."""
    for number, pool in enumerate(world.pools):
        with acting(pool.owner):
            _import_members(world, pool, 220 if number == 0 else world.dice.randint(55, 90))
    run_pending(world.now)
    for pool in world.pools:
        with acting(pool.owner):
            _run_imports(world, pool)
    run_pending(world.now)
    for number, pool in enumerate(world.pools):
        _list(world, pool)
        if 0 < number <= 12:
            _represent(world, world.agencies[number % 2], pool.owner)


def _import_members(world: World, pool: Pool, people: int) -> None:
    for kind, content in _files(world, people).items():
        stored = store_file(pool.owner, stream=io.BytesIO(content), name=f"{pool.name}-{kind}.csv")
        made = create_import(pool.owner, file_id=stored.id, kind=kind)
        check_import(pool.owner, import_id=made.id, mapping=made.mapping, now=world.now)


def _run_imports(world: World, pool: Pool) -> None:

    for checked in imports(pool.owner).order_by("id"):
        run_import(pool.owner, import_id=checked.id, now=world.now)


def _files(world: World, people: int) -> dict[ImportKind, bytes]:
    """A member list and an order history, as an owner would export them from a shop."""
    dice = world.dice
    members, orders = io.StringIO(), io.StringIO()
    write_member, write_order = csv.writer(members).writerow, csv.writer(orders).writerow
    write_member(("客户编号", "性别", "省份", "年龄", "设备", "加入日期", "兴趣"))
    write_order(("客户编号", "购买日期", "数量", "金额(元)"))
    favourite = dice.choice(words.INTERESTS)
    for number in range(people):
        customer = f"C{number + 1:05}"
        joined = (world.now - timedelta(days=dice.randint(1, 900))).date()
        write_member(
            (
                customer,
                dice.choices(("女", "男", "未知"), (58, 37, 5))[0],
                dice.choices(words.PROVINCES, words.PROVINCE_WEIGHTS)[0],
                min(72, max(16, round(dice.gauss(33, 9)))),
                dice.choices(words.DEVICES, (42, 44, 11, 3))[0],
                joined.isoformat(),
                "、".join({favourite, dice.choice(words.INTERESTS)}),
            )
        )
        for _ in range(min(12, int(dice.expovariate(0.6)))):
            day = (world.now - timedelta(days=dice.randint(1, 360))).date()
            amount = f"{dice.lognormvariate(4.6, 0.7):.2f}"
            write_order((customer, day.isoformat(), dice.randint(1, 3), amount))
    return {
        ImportKind.MEMBERS: members.getvalue().encode("utf-8-sig"),
        ImportKind.PURCHASES: orders.getvalue().encode("utf-8-sig"),
    }


def _list(world: World, pool: Pool) -> None:
    dice = world.dice
    with acting(pool.owner):
        profile = audiences.compute_profile(pool.owner, name=f"{pool.name}会员", now=world.now)
    for number, carrier in enumerate(pool.trade.carriers[: dice.choice((1, 2, 2, 3))]):
        with acting(pool.owner):
            channel = audiences.register_channel(
                pool.owner,
                carrier=carrier,
                name=pool.name if number == 0 else f"{pool.name}{'二三'[number - 1]}号",
                handle=f"pool-{pool.owner.organization_id.hex[-8:]}-{number + 1}",
                member_count=int(dice.lognormvariate(8.6, 0.9)),
                count_source=dice.choice((CountSource.DECLARED, CountSource.BACKEND)),
                now=world.now,
            )
        if dice.random() < 0.75:
            _prove(world, pool.owner, channel.id)
        with acting(pool.owner):
            listing = audiences.create_listing(
                pool.owner,
                draft=ListingDraft(
                    channel_id=channel.id,
                    title=f"{channel.name} · {_format_name(carrier)}",
                    category=pool.trade.category,
                    summary=f"{pool.name}的老朋友们，每周互动，复购稳定，谢绝刷量。",
                    profile_id=profile.id,
                    weekly_capacity=dice.choice((2, 3, 5, 7)),
                    rate_card=_rate_card(world, carrier),
                ),
            )
            audiences.publish_listing(pool.owner, listing_id=listing.id, now=world.now)
        pool.listings.append(listing.id)


def _prove(world: World, owner: Actor, channel_id: UUID) -> None:
    with acting(owner):
        proof = audiences.start_proof(owner, channel_id=channel_id)
        audiences.request_check(owner, proof_id=proof.id, now=world.now)
    if world.dice.random() < 0.9:  # a few wait in the operator's queue
        with acting(world.operated):
            audiences.confirm_proof(world.operated, proof_id=proof.id, now=world.now)


def _format_name(carrier: Carrier) -> str:
    return {
        Carrier.OFFICIAL_ACCOUNT: "公众号头条",
        Carrier.WECHAT_GROUP: "社群推荐",
        Carrier.STORE: "门店立牌",
        Carrier.MINI_PROGRAM: "小程序横幅",
        Carrier.PAID_CIRCLE: "圈子精选",
    }.get(carrier, "内容种草")


def _rate_card(world: World, carrier: Carrier) -> tuple[RateLine, ...]:
    dice = world.dice
    first, second = FORMATS.get(carrier, USUAL)
    lines = [
        RateLine(first, PricingModel.CPS, rate_bp=dice.choice((1_200, 1_500, 1_800, 2_000, 2_500))),
        RateLine(first, PricingModel.FLAT, price_minor=dice.randint(8, 60) * 10_000),
        RateLine(second, PricingModel.CPC, price_minor=dice.randint(40, 180)),
    ]
    return tuple(lines[: dice.choice((2, 3, 3))])


def _represent(world: World, agency: Actor, owner: Actor) -> None:
    with acting(agency):
        proposed = propose_representation(
            agency,
            partner_id=owner.organization_id,
            cut_bp=world.dice.choice((1_500, 2_000, 2_500)),
            rights=tuple(Right),
            starts_on=business_date(world.now),
            now=world.now,
        )
    with acting(owner):
        accept_representation(owner, representation_id=proposed.id, now=world.now)
