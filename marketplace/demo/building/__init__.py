"""The demonstration's stages, in order; each works through the services."""

from datetime import datetime, timedelta

from django.db import transaction

from alliance.jobs.services import discard_queued, run_pending
from alliance.tenancy.context import acting
from marketplace.demo.building.deals import strike_deals
from marketplace.demo.building.founding import found
from marketplace.demo.building.pools import list_pools
from marketplace.demo.building.tasks import open_tasks
from marketplace.demo.building.traffic import live_through
from marketplace.demo.world import World

DAYS = 45
SEED = 20_261_101


@transaction.atomic
def build(
    now: datetime,
    *,
    days: int = DAYS,
    orders_a_day: int = 11,
    owners: int = 100,
    brands: int = 100,
) -> World:
    """Make the demonstration alliance, ``days`` days old at ``now``, in one transaction.

    It has at most ``owners`` and ``brands``. The same seed and ``now`` make the same world; killed
    in the middle, nothing of it exists.
    """
    world = found(World.seeded(SEED, now - timedelta(days=days)), owners=owners, brands=brands)
    list_pools(world)
    open_tasks(world)
    run_pending(world.now)
    strike_deals(world)
    live_through(world, until=now, orders_a_day=orders_a_day)
    with acting(world.operated) as operator:  # nobody reads the mail of people who are not
        discard_queued(operator, kind="notifications.deliver")
    return world
