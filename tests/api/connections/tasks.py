"""Rows for the connections of tasks, rankings and host claims."""

from uuid import UUID

from advertisers.brands import services as brands
from advertisers.tasks import services
from advertisers.tasks.models import Task
from advertisers.tasks.types import CreativeDraft, Targeting
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from api.ids import global_id
from tests.advertisers.tasks.briefs import make_brief
from tests.advertisers.tasks.makers import make_draft_task, make_open_task, verify_host
from tests.api.registry import fills
from tests.personas import NOW, make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_listing, make_profile

RANKED_TASK = UUID("01900000-0000-7000-8000-000000000001")
_holders: list[Actor] = []
MATERIAL = (
    CreativeDraft("text", "文案", "「广告」新茶"),
    CreativeDraft("link", "视频", "https://a.cn"),
)


@fills("verifiedHosts")
def verified_hosts(count: int) -> Actor:
    brand = make_brand(make_operator())
    with acting(brand):
        for number in range(count):
            brands.claim_host(brand, host=f"shop{number}.example.com")
    return brand


@fills("tasks")
def tasks(count: int) -> Actor:
    brand = make_brand(make_operator())
    with acting(brand):
        for _ in range(count):
            services.create_task(brand, brief=make_brief(), creatives=MATERIAL, now=NOW)
    return brand


@fills("taskMarket")
def task_market(count: int) -> Actor:
    operator = make_operator()
    brand = make_brand(operator)
    verify_host(operator, brand)
    for _ in range(count):
        make_open_task(operator, brand)
    return make_owner(operator)


@fills(
    "rankedListings",
    arguments=f'taskId: "{global_id("Task", RANKED_TASK)}"',
    skip={"AudienceProfile.distributions"},
    objects=3,
)
def ranked_listings(count: int) -> Actor:
    operator = make_operator()
    brand, owner = make_brand(operator), make_owner(operator)
    task = make_draft_task(brand, targeting=Targeting())
    _give_the_known_id(brand, task)
    profile = make_profile(owner)
    for _ in range(count):
        make_listing(owner, profile=profile)
    return brand


def _give_the_known_id(brand: Actor, task: Task) -> None:
    """Take the id from the task of the call before, if it still stands: the argument is fixed."""
    for holder in _holders[-1:]:
        with acting(holder):
            Task.objects.filter(pk=RANKED_TASK).update(id=new_id())
    with acting(brand):
        Task.objects.filter(pk=task.id).update(id=RANKED_TASK)
    _holders.append(brand)


@fills("rankedTasks", skip={"AudienceProfile.distributions"}, objects=3)
def ranked_tasks(count: int) -> Actor:
    owner_operator = make_operator()
    brand, owner = make_brand(owner_operator), make_owner(owner_operator)
    verify_host(owner_operator, brand)
    make_listing(owner, profile=make_profile(owner))
    for _ in range(count):
        make_open_task(owner_operator, brand, targeting=Targeting())
    return owner
