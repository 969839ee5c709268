"""A task's life: nothing is public before its money lies in escrow."""

from datetime import date, timedelta

import pytest

from advertisers.tasks import selectors, services
from advertisers.tasks.models import Creative, Task
from advertisers.tasks.services import (
    BudgetNotFunded,
    BudgetStillNeeded,
    CategoryNotAllowed,
    LandingHostNotVerified,
    TaskHasEnded,
    close_ended_tasks,
)
from advertisers.tasks.states import SOURCE_KIND, TaskState
from advertisers.tasks.types import CreativeDraft
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.kernel.vocabulary import Category
from alliance.networks.services import publish_rules
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from settlements.escrow.selectors import escrow_balance
from settlements.ledger.services import InsufficientFunds
from tests.advertisers.tasks.briefs import make_brief
from tests.advertisers.tasks.makers import (
    fill_wallet,
    make_draft_task,
    make_funded_task,
    make_open_task,
    verify_host,
)
from tests.personas import NOW, in_role, make_brand, make_operator, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return make_operator()


@pytest.fixture
def brand(operator):
    actor = make_brand(operator)
    verify_host(operator, actor)
    return actor


def state_of(actor, task) -> str:
    with acting(actor):
        return Task.objects.get(pk=task.id).state


def test_draft_keeps_its_brief_and_is_seen_by_its_brand_alone(operator, brand):
    task = make_draft_task(brand)
    with acting(brand):
        assert selectors.own_task(brand, task.id).aim == make_brief().targeting
    for other in (make_owner(operator), make_brand(operator), make_owner(make_operator())):
        with acting(other), pytest.raises(NotFound):
            selectors.task_seen_by(other, task.id)


def test_unfunded_task_is_not_published(brand):
    task = make_draft_task(brand)
    with acting(brand), pytest.raises(BudgetNotFunded) as refused:
        services.publish_task(brand, task_id=task.id, now=NOW)
    assert refused.value.params == {"missing_minor": 500_000}
    assert state_of(brand, task) == TaskState.DRAFT


def test_short_escrow_is_not_published(operator, brand):
    """Funded, yet a part of it went elsewhere since."""
    task = make_funded_task(operator, brand)
    with acting(brand):
        Task.objects.filter(pk=task.id).update(budget_minor=500_001)
        with pytest.raises(BudgetNotFunded) as refused:
            services.publish_task(brand, task_id=task.id, now=NOW)
    assert refused.value.params == {"missing_minor": 1}


def test_publishing_without_the_check_shows_an_unfunded_task(brand, monkeypatch):
    """The control: with the escrow check off, only the database's own CHECK stands in the way."""
    task = make_draft_task(brand)
    monkeypatch.setattr("advertisers.tasks.services.life.refuse_unfunded", lambda task: None)
    with acting(brand):
        Task.objects.filter(pk=task.id).update(state=TaskState.FUNDED, funded_at=NOW)
        services.publish_task(brand, task_id=task.id, now=NOW)
        assert escrow_balance(SOURCE_KIND, task.id) == 0
    assert state_of(brand, task) == TaskState.OPEN


def test_funding_moves_the_budget_from_wallet_to_escrow_once(operator, brand):
    fill_wallet(operator, brand, 700_000)
    task = make_draft_task(brand)
    with acting(brand):
        services.fund_task(brand, task_id=task.id, now=NOW)
        assert escrow_balance(SOURCE_KIND, task.id) == 500_000
        with pytest.raises(StateConflict):
            services.fund_task(brand, task_id=task.id, now=NOW)
        assert selectors.budget_of(brand, task.id) == {
            "budget_minor": 500_000,
            "escrow_minor": 500_000,
            "spent_minor": 0,
        }


def test_empty_wallet_leaves_the_draft_a_draft(brand):
    task = make_draft_task(brand)
    with pytest.raises(InsufficientFunds), acting(brand):
        services.fund_task(brand, task_id=task.id, now=NOW)
    assert state_of(brand, task) == TaskState.DRAFT


def test_open_task_is_seen_by_the_alliance(operator, brand):
    task = make_open_task(operator, brand)
    owner, stranger = make_owner(operator), make_owner(make_operator())
    with acting(owner):
        assert [row.id for row in selectors.tasks_in_market(owner)] == [task.id]
    with acting(stranger):
        assert not selectors.tasks_in_market(stranger).exists()


def test_landing_page_must_stand_on_a_verified_host(operator, brand):
    task = make_funded_task(operator, brand, landing_url="https://evil.example.org/x")
    with acting(brand), pytest.raises(LandingHostNotVerified) as refused:
        services.publish_task(brand, task_id=task.id, now=NOW)
    assert refused.value.params == {"host": "evil.example.org"}


def test_category_outside_the_rules_is_not_published(operator, brand):
    task = make_funded_task(operator, brand)
    with acting(operator):
        publish_rules(
            operator,
            take_rate_bp=1_000,
            hold_days=15,
            required_level=0,
            click_window_days=7,
            allowed_categories=[Category.TRAVEL],
            effective_at=NOW,
            now=NOW,
        )
    with acting(brand), pytest.raises(CategoryNotAllowed):
        services.publish_task(brand, task_id=task.id, now=NOW)


def test_task_past_its_last_day_is_neither_published_nor_resumed(operator, brand):
    later = NOW + timedelta(days=40)
    funded = make_funded_task(operator, brand)
    opened = make_open_task(operator, brand)
    with acting(brand):
        services.pause_task(brand, task_id=opened.id, now=NOW)
        for act, task in ((services.publish_task, funded), (services.resume_task, opened)):
            with pytest.raises(TaskHasEnded):
                act(brand, task_id=task.id, now=later)


def test_only_a_draft_is_rewritten(operator, brand):
    task = make_draft_task(brand)
    with acting(brand):
        changed = services.update_task(
            brand, task_id=task.id, brief=make_brief(title="秋茶", slots=9), now=NOW
        )
    assert (changed.title, changed.slots) == ("秋茶", 9)
    funded = make_funded_task(operator, brand)
    with acting(brand), pytest.raises(StateConflict):
        services.update_task(brand, task_id=funded.id, brief=make_brief(title="改"), now=NOW)


def test_creatives_keep_their_order_and_are_replaced_whole(brand):
    task = make_draft_task(brand)
    first, second = CreativeDraft("text", "一", "甲"), CreativeDraft("link", "二", "https://a.cn")
    with acting(brand):
        services.replace_creatives(brand, task_id=task.id, creatives=[first, second], now=NOW)
        services.replace_creatives(brand, task_id=task.id, creatives=[second], now=NOW)
        assert [(c.position, c.title) for c in Creative.objects.order_by("position")] == [(1, "二")]


def test_draft_creative_is_hidden_until_the_task_opens(operator, brand):
    task = make_funded_task(operator, brand)
    with acting(brand):
        services.replace_creatives(
            brand, task_id=task.id, creatives=[CreativeDraft("text", "一", "甲")], now=NOW
        )
    owner = make_owner(operator)
    with acting(owner):
        assert not Creative.objects.exists()
    with acting(brand):
        services.publish_task(brand, task_id=task.id, now=NOW)
    with acting(owner):
        assert Creative.objects.count() == 1


def test_raising_the_budget_twice_with_one_key_adds_once(operator, brand):
    task = make_open_task(operator, brand)
    fill_wallet(operator, brand, 200_000)
    with acting(brand):
        for _ in range(2):
            grown = services.raise_budget(
                brand, task_id=task.id, amount_minor=100_000, key="form-1", now=NOW
            )
        assert grown.budget_minor == 600_000
        assert escrow_balance(SOURCE_KIND, task.id) == 600_000


def test_unspent_budget_goes_back_after_the_click_window(operator, brand):
    task = make_open_task(operator, brand)
    with acting(brand):
        services.close_task(brand, task_id=task.id, now=NOW)
        with pytest.raises(BudgetStillNeeded):
            services.return_unspent_budget(brand, task_id=task.id, now=NOW + timedelta(days=7))
        services.return_unspent_budget(brand, task_id=task.id, now=NOW + timedelta(days=8))
        assert escrow_balance(SOURCE_KIND, task.id) == 0
        with pytest.raises(StateConflict):
            services.return_unspent_budget(brand, task_id=task.id, now=NOW + timedelta(days=9))


def test_open_budget_is_not_returned(operator, brand):
    task = make_open_task(operator, brand)
    with acting(brand), pytest.raises(StateConflict):
        services.return_unspent_budget(brand, task_id=task.id, now=NOW + timedelta(days=90))


def test_sweep_closes_ended_tasks_and_no_other(operator, brand):
    ended = make_open_task(operator, brand, ends_on=date(2026, 11, 5))
    living = make_open_task(operator, brand)
    with acting(operator):
        assert close_ended_tasks(operator, now=NOW + timedelta(days=4)) == 1
    assert (state_of(brand, ended), state_of(brand, living)) == (TaskState.CLOSED, TaskState.OPEN)


def test_owner_stranger_and_reader_may_not_write_tasks(operator, brand):
    roles = (Role.READONLY, Role.FINANCE)
    for actor in (make_owner(operator), *(in_role(brand, role) for role in roles)):
        with acting(actor), pytest.raises(NotPermitted):
            services.create_task(actor, brief=make_brief(), now=NOW)


def test_another_brand_finds_no_task_to_fund(operator, brand):
    task = make_draft_task(brand)
    other = make_brand(operator)
    with acting(other), pytest.raises(NotFound):
        services.fund_task(other, task_id=task.id, now=NOW)


def test_bad_brief_stores_nothing(brand):
    with acting(brand), pytest.raises(InvalidInput):
        services.create_task(brand, brief=make_brief(disclosure="推广"), now=NOW)
    with acting(brand):
        assert not Task.objects.exists()
