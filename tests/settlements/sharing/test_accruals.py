"""A conversion is booked once, from its escrow, in order of receipt; a refund undoes every edge."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError

from alliance.kernel.errors import NotFound
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from settlements.ledger.states import AccountKind
from settlements.sharing import selectors, services
from settlements.sharing.models import Accrual, ContractVersion, Earning, Reversal
from settlements.sharing.rules import InvalidTree
from settlements.sharing.services import EventConflict, RefundTooLarge
from settlements.sharing.states import AccrualState, EarningState
from settlements.sharing.types import Edge, Tree
from tests.personas import make_operator, make_owner
from tests.settlements.sharing.world import HOLD, ORDERED, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def maturing(world: World) -> tuple[int, int, int]:
    parties = (world.operator, world.agency, world.owner)
    return tuple(world.held(party, AccountKind.MATURING) for party in parties)  # type: ignore[return-value]


def states_of(world: World) -> list[str]:
    with acting(world.operator):
        return sorted(Earning.objects.values_list("state", flat=True))


def test_commission_moves_from_escrow_to_the_parties(world: World) -> None:
    accrual = world.accrue("o1", 9_900)

    assert accrual.state == AccrualState.POSTED
    assert maturing(world) == (990, 1_782, 7_128)
    assert world.in_escrow() == 1_000_000 - 9_900
    assert world.balanced()


def test_the_same_event_is_booked_once(world: World) -> None:
    first, again = world.accrue("o1"), world.accrue("o1")

    assert first.id == again.id
    assert maturing(world) == (990, 1_782, 7_128)


def test_without_its_key_an_event_would_be_booked_twice(world: World) -> None:
    """The control: another key is another event."""
    world.accrue("o1")
    world.accrue("o1-again")

    assert maturing(world) == (1_980, 3_564, 14_256)


def test_the_database_itself_refuses_a_second_accrual_of_an_event(world: World) -> None:
    accrual = world.accrue("o1")
    accrual.pk, accrual._state.adding = new_id(), True
    with pytest.raises(IntegrityError, match="accrual_event_once"), acting(world.operator):
        accrual.save(force_insert=True)


def test_the_same_key_with_another_amount_is_a_conflict(world: World) -> None:
    world.accrue("o1", 9_900)
    with pytest.raises(EventConflict):
        world.accrue("o1", 9_901)
    assert maturing(world) == (990, 1_782, 7_128)


def test_unknown_contract_is_refused(world: World) -> None:
    with pytest.raises(NotFound):
        world.accrue("o1", contract_id=new_id())


def test_only_the_operator_books(world: World) -> None:
    with acting(world.owner), pytest.raises(NotPermitted):
        services.accrue(
            world.owner,
            contract_id=world.contract_id,
            event_key="o1",
            commission_minor=1,
            escrow_source=world.source,
            occurred_at=ORDERED,
            now=ORDERED,
        )


# Escrow ---------------------------------------------------------------------------------------


def test_an_event_without_money_waits(world: World) -> None:
    poor = make_world(5_000)
    accrual = poor.accrue("o1", 9_900)

    assert accrual.state == AccrualState.UNFUNDED
    assert maturing(poor) == (0, 0, 0)
    assert poor.in_escrow() == 5_000


def test_an_event_of_a_task_that_never_reserved_waits() -> None:
    assert make_world(0).accrue("o1").state == AccrualState.UNFUNDED


def test_waiting_events_are_paid_in_order_of_receipt() -> None:
    poor = make_world(5_000)
    poor.accrue("large", 9_900)
    small = poor.accrue("small", 1_000, at=ORDERED + timedelta(minutes=1))
    assert small.state == AccrualState.UNFUNDED  # it would fit, but another came first

    poor.fund(5_000, "second")
    with acting(poor.operator):
        assert services.fund_waiting(poor.operator, now=ORDERED + timedelta(hours=1)) == 1
        states = dict(Accrual.objects.values_list("event_key", "state"))
    assert states == {"large": AccrualState.POSTED, "small": AccrualState.UNFUNDED}
    assert poor.in_escrow() == 100

    poor.fund(900, "third")
    with acting(poor.operator):
        assert services.fund_waiting(poor.operator, now=ORDERED + timedelta(hours=2)) == 1
        assert services.fund_waiting(poor.operator, now=ORDERED + timedelta(hours=3)) == 0
    assert poor.in_escrow() == 0
    assert poor.balanced()


def test_what_was_refunded_while_waiting_is_not_paid() -> None:
    poor = make_world(5_000)
    poor.accrue("o1", 9_900)
    poor.accrue("o2", 9_900, at=ORDERED + timedelta(minutes=1))
    poor.refund("o1", 9_900)
    poor.refund("o2", 4_950)
    with acting(poor.operator):
        assert services.fund_waiting(poor.operator, now=ORDERED + timedelta(hours=1)) == 1
    assert maturing(poor) == (495, 891, 3_564)
    assert poor.in_escrow() == 50


# Holds and refunds ----------------------------------------------------------------------------


def test_earnings_mature_when_the_hold_has_passed_and_once(world: World) -> None:
    world.accrue("o1")
    assert world.mature(ORDERED + HOLD - timedelta(seconds=1)) == 0
    assert world.mature(ORDERED + HOLD) == 3
    assert world.mature(ORDERED + HOLD) == 0

    assert maturing(world) == (0, 0, 0)
    assert world.held(world.owner, AccountKind.PAYABLE) == 7_128
    assert world.held(world.agency, AccountKind.PAYABLE) == 1_782
    assert world.held(world.operator, AccountKind.PLATFORM_FEE) == 990
    assert world.balanced()


def test_a_full_refund_leaves_every_edge_at_zero(world: World) -> None:
    world.accrue("o1")
    world.refund("o1", 9_900)

    assert maturing(world) == (0, 0, 0)
    assert world.in_escrow() == 1_000_000
    assert states_of(world) == [EarningState.REVERSED] * 3
    assert world.mature() == 0


def test_refunds_in_pieces_end_like_one_refund(world: World) -> None:
    world.accrue("o1", 99)
    for number, piece in enumerate((1, 32, 1, 33, 32)):
        world.refund("o1", piece, f"r{number}")
        assert world.balanced()

    assert maturing(world) == (0, 0, 0)
    assert states_of(world) == [EarningState.REVERSED] * 3


def test_a_partial_refund_takes_every_edge_in_proportion(world: World) -> None:
    world.accrue("o1", 10_000)
    world.refund("o1", 5_000)

    assert maturing(world) == (500, 900, 3_600)
    assert states_of(world) == [EarningState.MATURING] * 3


def test_a_refund_after_maturity_is_taken_from_what_is_payable(world: World) -> None:
    world.accrue("o1", 10_000)
    world.mature()
    world.refund("o1", 10_000)

    assert world.held(world.owner, AccountKind.PAYABLE) == 0
    assert world.held(world.operator, AccountKind.PLATFORM_FEE) == 0
    assert world.in_escrow() == 1_000_000
    with acting(world.operator):
        assert not Reversal.objects.filter(adjusts=True).exists()


def test_the_same_refund_counts_once(world: World) -> None:
    world.accrue("o1", 10_000)
    first, again = world.refund("o1", 5_000, "r1"), world.refund("o1", 5_000, "r1")

    assert first.id == again.id
    assert maturing(world) == (500, 900, 3_600)


def test_under_another_key_it_would_count_twice(world: World) -> None:
    """The control."""
    world.accrue("o1", 10_000)
    world.refund("o1", 5_000, "r1")
    world.refund("o1", 5_000, "r2")
    assert maturing(world) == (0, 0, 0)


def test_refunds_beyond_the_commission_are_refused(world: World) -> None:
    world.accrue("o1", 10_000)
    world.refund("o1", 6_000, "r1")
    for wrong in (4_001, 0, -1):
        with pytest.raises(RefundTooLarge):
            world.refund("o1", wrong, "r2")
    with pytest.raises(EventConflict):
        world.refund("o1", 5_999, "r1")
    assert maturing(world) == (400, 720, 2_880)


def test_refund_of_an_unknown_event_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        world.refund("never", 1)


# Contracts ------------------------------------------------------------------------------------


def test_the_same_tree_is_the_same_version_and_another_is_the_next(world: World) -> None:
    source = new_id()
    with acting(world.owner):
        first = services.snapshot_contract(
            world.owner, source_kind="deal", source_id=source, tree=world.tree, now=ORDERED
        )
        again = services.snapshot_contract(
            world.owner, source_kind="deal", source_id=source, tree=world.tree, now=ORDERED
        )
        other = services.snapshot_contract(
            world.owner, source_kind="deal", source_id=source, tree=_alone(world), now=ORDERED
        )
    assert first == again != other
    with acting(world.operator):
        versions = ContractVersion.objects.filter(source_id=source).order_by("version")
        assert [row.version for row in versions] == [1, 2]


def test_an_invalid_tree_is_refused(world: World) -> None:
    tree = Tree(edges=(Edge("x", "owner", world.owner.organization_id, percent_bp=10_000),))
    with acting(world.brand), pytest.raises(InvalidTree):
        services.snapshot_contract(
            world.brand, source_kind="deal", source_id=new_id(), tree=tree, now=ORDERED
        )


def test_a_party_of_another_alliance_is_refused_by_the_database(world: World) -> None:
    stranger = make_owner(make_operator())
    tree = Tree(edges=(Edge("x", "owner", stranger.organization_id, residual=True),))
    with pytest.raises(DatabaseError, match="stays inside its alliance"), acting(world.brand):
        services.snapshot_contract(
            world.brand, source_kind="deal", source_id=new_id(), tree=tree, now=ORDERED
        )


@pytest.mark.parametrize("change", [{"tree": {}}, {"version": 9}, {"tree_hash": "x"}])
def test_a_contract_never_changes(world: World, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="never changed"), acting(world.operator):
        ContractVersion.objects.filter(pk=world.contract_id).update(**change)


# Fences ---------------------------------------------------------------------------------------


def test_each_party_sees_its_own_edge_only(world: World) -> None:
    world.accrue("o1")
    for party, amount in ((world.owner, 7_128), (world.agency, 1_782)):
        with acting(party):
            assert [e.amount_minor for e in Earning.objects.all()] == [amount]
            assert [e.amount_minor for e in selectors.earnings(party)] == [amount]
            assert not Accrual.objects.exists()
            assert not ContractVersion.objects.exists()
    with acting(world.operator):
        assert selectors.alliance_earnings(world.operator).count() == 3
    with acting(world.brand):
        assert not Earning.objects.exists()


def test_a_stranger_operator_sees_nothing(world: World) -> None:
    world.accrue("o1")
    with acting(make_operator()):
        assert not Earning.objects.exists()
        assert not Accrual.objects.exists()
        assert not ContractVersion.objects.exists()


def test_a_party_cannot_write_its_own_earning(world: World) -> None:
    world.accrue("o1")
    with acting(world.owner):
        assert Earning.objects.update(state=EarningState.PAYABLE) == 0
    assert states_of(world) == [EarningState.MATURING] * 3


def test_an_earning_keeps_its_amount_even_for_the_operator(world: World) -> None:
    world.accrue("o1")
    with pytest.raises(IntegrityError, match="never changed"), acting(world.operator):
        Earning.objects.update(amount_minor=1)


# Sums on the screen ---------------------------------------------------------------------------


def test_money_by_state_adds_up_to_the_ledger(world: World) -> None:
    world.accrue("o1", 10_000)
    world.accrue("o2", 20_000, at=ORDERED + timedelta(days=3))
    world.accrue("o3", 5_000)
    world.refund("o3", 5_000)
    world.mature(ORDERED + HOLD)
    with acting(world.owner):
        found = {s.id: s.amount_minor for s in selectors.money_by_state(world.owner)}
        days = selectors.earned_by_day(world.owner, days=30, now=ORDERED + HOLD)
    assert found == {
        "maturing": 14_400,
        "payable": 7_200,
        "stated": 0,
        "paid": 0,
        "reversed": 3_600,
    }
    assert world.held(world.owner, AccountKind.MATURING) == found["maturing"]
    assert world.held(world.owner, AccountKind.PAYABLE) == found["payable"]
    assert len(days) == 30
    assert sum(day.payable_minor for day in days) == 7_200
    assert {day.id for day in days if day.maturing_minor} == {"2026-10-08"}


def _alone(world: World) -> Tree:
    return Tree(edges=(Edge("owner", "owner", world.owner.organization_id, residual=True),))
