"""Third stage: brands prove their hosts, top up, and post tasks."""

from datetime import timedelta

from advertisers.brands.services import claim_host, confirm_host, save_profile
from advertisers.tasks.services import close_task, create_task, fund_task, pause_task, publish_task
from advertisers.tasks.types import CreativeDraft, Targeting, TaskBrief
from alliance.jobs.services import run_pending
from alliance.kernel.clock import business_date
from alliance.kernel.places import province_code
from alliance.kernel.vocabulary import Gender, PricingModel
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from marketplace.attribution.services import create_source
from marketplace.demo import words
from marketplace.demo.words import Maker
from marketplace.demo.world import OpenTask, World
from settlements.payments.services import pay_in_sandbox, start_top_up

TOP_UP_MINOR = 80_000_00


def open_tasks(world: World) -> None:
    """Give each brand a wallet, a host, a postback source, and three tasks."""
    for maker, brand in world.brands:
        _furnish(world, maker, brand)
        _top_up(world, brand)
        for number, product in enumerate(maker.products):
            _post_task(world, maker, brand, product, number)


def _furnish(world: World, maker: Maker, brand: Actor) -> None:
    with acting(brand):
        save_profile(
            brand,
            display_name=maker.name,
            category=maker.category,
            introduction=f"{maker.name}，只做自己也愿意天天用的东西。",
            website=f"https://{maker.host}/",
            now=world.now,
        )
        host = claim_host(brand, host=maker.host)
        world.sources[brand.organization_id] = create_source(brand, name="官网商城").id
    with acting(world.operated):
        confirm_host(world.operated, host_id=host.id, now=world.now)


def _top_up(world: World, brand: Actor) -> None:
    """Pay at the sandbox's checkout and hand in its signed callback."""
    with acting(brand):
        top_up = start_top_up(brand, amount_minor=TOP_UP_MINOR, now=world.now)
    run_pending(world.now)
    with acting(world.operated) as operator:
        pay_in_sandbox(operator, order_no=top_up.order_no, now=world.now)
    run_pending(world.now)


def _post_task(
    world: World, maker: Maker, brand: Actor, product: tuple[str, int], number: int
) -> None:
    dice = world.dice
    name, price_minor = product
    model = (PricingModel.CPS, PricingModel.CPS, PricingModel.CPA)[number]
    rate_bp = dice.choice((1_500, 1_800, 2_000, 2_200)) if model == PricingModel.CPS else None
    bid_minor = price_minor // 8 if model == PricingModel.CPA else None
    starts_on = business_date(world.now) + timedelta(days=number)
    brief = TaskBrief(
        title=f"{name} · {dice.choice(words.PLOTS)}",
        product=name,
        description=f"{maker.name}「{name}」，请结合自己的真实体验来写，突出使用场景，配图不少于三张。",
        category=maker.category,
        landing_url=f"https://{maker.host}/item/{number + 1}",
        model=model,
        rate_bp=rate_bp,
        bid_minor=bid_minor,
        budget_minor=dice.choice((12_000_00, 16_000_00, 20_000_00)),
        daily_cap_minor=2_000_00,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=dice.choice((75, 90, 120))),
        slots=dice.choice((5, 6, 8)),
        disclosure="「广告」",
        targeting=Targeting(
            regions=tuple(filter(None, map(province_code, dice.sample(words.PROVINCES[:8], 3)))),
            genders=(Gender.FEMALE,) if dice.random() < 0.4 else (),
        ),
    )
    with acting(brand):
        task = create_task(
            brand,
            brief=brief,
            creatives=(CreativeDraft("text", "推荐文案", f"{name}，老朋友专享价。"),),
            now=world.now,
        )
        is_draft = number == 2 and len(world.tasks) % 9 == 5
        if not is_draft:
            fund_task(brand, task_id=task.id, now=world.now)
            publish_task(brand, task_id=task.id, now=world.now)
    world.tasks.append(
        OpenTask(
            task.id, brand, maker, price_minor, model, rate_bp, bid_minor, is_open=not is_draft
        )
    )


def settle_down(world: World) -> None:
    """Pause one task and close another, so that every state is seen."""
    paused, closed = world.tasks[-2], world.tasks[-5]
    with acting(paused.brand):
        pause_task(paused.brand, task_id=paused.id, now=world.now)
    with acting(closed.brand):
        close_task(closed.brand, task_id=closed.id, now=world.now)
