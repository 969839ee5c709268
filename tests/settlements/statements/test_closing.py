"""A period closes once, in order, with one statement per party that agrees with the ledger."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, IntegrityError

from alliance.jobs.services import run_pending
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.kernel.failpoints import arm, disarm
from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.models import Organization
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import LegalKind, Role
from alliance.tenancy.types import Actor
from settlements.ledger.services import open_account, post
from settlements.ledger.states import AccountKind
from settlements.ledger.types import Leg
from settlements.sharing.models import Earning
from settlements.sharing.states import EarningState
from settlements.statements import selectors, services
from settlements.statements.exports.csv import canonical
from settlements.statements.models import Period, Statement, StatementLine
from settlements.statements.services import EarlierPeriodOpen, PeriodNotOver, PeriodOverlaps
from settlements.statements.services.closing import run_close
from settlements.statements.states import PayoutState, PeriodState, StatementState
from settlements.tax.services import keep_payee_profile
from tests.personas import in_role, make_operator, make_owner
from tests.settlements.sharing.world import ORDERED, World, make_world
from tests.settlements.statements.months import (
    AFTER_NOVEMBER,
    AFTER_OCTOBER,
    NOVEMBER,
    OCTOBER,
    close_month,
    judge,
    open_month,
    start_close,
    statement_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_october()


def make_october() -> World:
    """Three orders: ¥10,000 and ¥8,000 mature in October, ¥500 ordered late in the month do not."""
    made = make_world(10_000_000)
    made.accrue("o1", 1_000_000)
    made.accrue("o2", 800_000, at=ORDERED + timedelta(days=5))
    made.accrue("late", 50_000, at=ORDERED + timedelta(days=20))
    return made


def owes(world: World, party: Actor) -> int:
    return world.held(party, AccountKind.PAYABLE)


def test_every_party_gets_a_statement_that_agrees_with_the_ledger(world: World) -> None:
    period = close_month(world)

    assert period.state == PeriodState.CLOSED
    assert (period.parties_total, period.parties_done) == (3, 3)
    owner = statement_of(world, world.owner, period)
    # 18,000 × 90 % × 80 % = 12,960; × 80 % − 5,000 = 5,368 taxable × 3 % = 161.04
    assert (owner.earned_minor, owner.tax_minor) == (1_296_000, 16_104)
    assert owner.closing_minor == owner.net_payable_minor == 1_279_896
    assert owes(world, world.owner) == owner.closing_minor
    agency = statement_of(world, world.agency, period)
    assert (agency.earned_minor, agency.tax_minor) == (324_000, 0)
    assert owes(world, world.agency) == agency.closing_minor
    platform = statement_of(world, world.operator, period)
    assert (platform.payout_state, platform.net_payable_minor) == (PayoutState.RETAINED, 0)
    assert world.held(world.operator, AccountKind.PLATFORM_FEE) == platform.closing_minor == 180_000
    assert world.held(world.operator, AccountKind.TAX_PAYABLE) == 16_104
    assert world.balanced()


def test_what_matures_later_stays_for_the_next_period(world: World) -> None:
    close_month(world)
    with acting(world.owner):
        late = Earning.objects.get(event_key="late")
    assert late.state == EarningState.MATURING

    november = close_month(world, NOVEMBER, AFTER_NOVEMBER)
    assert statement_of(world, world.owner, november).earned_minor == 36_000


def test_lines_add_up_and_are_digested(world: World) -> None:
    period = close_month(world)
    found = statement_of(world, world.owner, period)
    with acting(world.owner):
        lines = list(selectors.lines(world.owner, found.id))
        document = selectors.document(world.owner, found.id)
    assert [line.kind for line in lines] == ["earning", "earning", "tax"]
    assert [line.position for line in lines] == [1, 2, 3]
    assert sum(line.amount_minor for line in lines) == found.closing_minor
    assert found.line_count == 3
    assert sha256(canonical(document.lines)).hexdigest() == found.digest


def test_a_second_close_is_refused_and_changes_nothing(world: World) -> None:
    period = close_month(world)
    with acting(world.operator):
        before = list(Statement.objects.order_by("id").values())
        with pytest.raises(StateConflict):
            services.close_period(world.operator, period_id=period.id, now=AFTER_NOVEMBER)
    run_close(world.operator, period_id=period.id, now=AFTER_NOVEMBER)
    with acting(world.operator):
        assert list(Statement.objects.order_by("id").values()) == before


@pytest.mark.parametrize(
    "point",
    [
        "close.after_mature",
        "close.after_listing",
        "close.inside_party",
        "close.after_party",
        "close.after_finish",
    ],
)
def test_a_close_that_died_goes_on_and_ends_the_same(world: World, point: str) -> None:
    """The job runs again after its back-off; nothing is written twice."""
    period = start_close(world, open_month(world))

    def die() -> None:
        disarm(point)
        raise RuntimeError("died")

    arm(point, die)
    try:
        run_pending(AFTER_OCTOBER)
        with acting(world.operator):
            dead = Period.objects.get(pk=period.id)
        assert (dead.state == PeriodState.CLOSED) == (point == "close.after_finish")
        run_pending(AFTER_OCTOBER + timedelta(minutes=5))
    finally:
        disarm(point)
    with acting(world.operator):
        period.refresh_from_db()
        assert period.state == PeriodState.CLOSED
        assert Statement.objects.filter(period=period).count() == 3
        assert StatementLine.objects.filter(alliance_id=period.alliance_id).count() == 7
    owner = statement_of(world, world.owner, period)
    assert owner.closing_minor == owes(world, world.owner) == 1_279_896
    assert world.held(world.operator, AccountKind.TAX_PAYABLE) == 16_104
    assert world.balanced()
    calm = make_october()
    assert digests(world, period) == digests(calm, close_month(calm))


def digests(world: World, period: Period) -> list[str]:
    """The hashes of the canonical CSV of each party's statement."""
    parties = (world.owner, world.agency, world.operator)
    return [statement_of(world, party, period).digest for party in parties]


# Order of periods -----------------------------------------------------------------------------


def test_periods_never_overlap(world: World) -> None:
    open_month(world)
    with acting(world.operator), pytest.raises(PeriodOverlaps):
        services.open_period(
            world.operator, starts_on=date(2026, 10, 31), ends_on=date(2026, 11, 30)
        )


def test_neighbouring_periods_and_other_alliances_do_not_overlap(world: World) -> None:
    """The control of the overlap: one day later, and the same days elsewhere, are fine."""
    open_month(world)
    open_month(world, NOVEMBER)
    other = make_operator(datetime(2026, 9, 1, tzinfo=UTC))
    with acting(other):
        services.open_period(other, starts_on=OCTOBER[0], ends_on=OCTOBER[1])
        assert Period.objects.count() == 1
    with acting(world.operator):
        assert Period.objects.count() == 2


def test_a_period_runs_forward(world: World) -> None:
    with acting(world.operator), pytest.raises(InvalidInput):
        services.open_period(world.operator, starts_on=OCTOBER[1], ends_on=OCTOBER[0])


def test_a_period_closes_only_when_it_is_over_in_the_alliances_zone(world: World) -> None:
    period = open_month(world)
    midnight = datetime(2026, 10, 31, 16, tzinfo=UTC)  # 1 November in Shanghai
    with pytest.raises(PeriodNotOver):
        start_close(world, period, midnight - timedelta(seconds=1))
    assert start_close(world, period, midnight).state == PeriodState.CLOSING


def test_an_earlier_period_closes_first(world: World) -> None:
    open_month(world)
    november = open_month(world, NOVEMBER)
    with pytest.raises(EarlierPeriodOpen):
        start_close(world, november, AFTER_NOVEMBER)


def test_the_ledger_refuses_earlier_dates_after_the_close(world: World) -> None:
    def book(key: str, at: datetime) -> None:
        with acting(world.operator):
            account = open_account(
                organization_id=world.owner.organization_id,
                alliance_id=world.owner.alliance_id,
                kind=AccountKind.PAYABLE,
            )
            other = open_account(
                organization_id=world.operator.organization_id,
                alliance_id=world.owner.alliance_id,
                kind=AccountKind.EXTERNAL,
            )
            legs = [Leg(account, 1), Leg(other, -1)]
            post(
                source="test",
                idempotency_key=key,
                legs=legs,
                effective_at=at,
                narrative="late",
            )
            judge()

    last = datetime(2026, 10, 31, 15, 59, tzinfo=UTC)
    book("before the close", last)  # the control: the same date was fine before
    close_month(world)
    with pytest.raises(DatabaseError, match="is closed"):
        book("after the close", last)


# Refunds across periods -----------------------------------------------------------------------


def test_a_refund_after_stating_is_an_adjustment_of_the_next_statement(world: World) -> None:
    october = close_month(world)
    world.refund("o1", 500_000, at=AFTER_OCTOBER + timedelta(days=3))
    november = close_month(world, NOVEMBER, AFTER_NOVEMBER)

    first = statement_of(world, world.owner, october)
    second = statement_of(world, world.owner, november)
    assert first.closing_minor == 1_279_896  # what was stated stays stated
    # October's balance is still due by its own statement, so November opens with nothing.
    assert (second.opening_minor, second.adjusted_minor) == (0, -360_000)
    assert second.earned_minor == 36_000
    assert (second.closing_minor, second.net_payable_minor) == (-324_000, 0)
    assert second.payout_state == PayoutState.NOTHING_DUE
    assert owes(world, world.owner) == first.closing_minor + second.closing_minor


def test_a_negative_balance_is_carried_and_set_off(world: World) -> None:
    close_month(world)
    world.refund("o1", 500_000, at=AFTER_OCTOBER + timedelta(days=3))
    november = close_month(world, NOVEMBER, AFTER_NOVEMBER)
    world.accrue("o9", 1_000_000, at=datetime(2026, 12, 5, tzinfo=UTC))
    december = close_month(
        world, (date(2026, 12, 1), date(2026, 12, 31)), datetime(2027, 1, 3, tzinfo=UTC)
    )

    last = statement_of(world, world.owner, december)
    assert last.opening_minor == statement_of(world, world.owner, november).closing_minor < 0
    assert last.net_payable_minor == last.closing_minor > 0
    assert world.balanced()


def test_a_refund_before_stating_lowers_the_line(world: World) -> None:
    world.refund("o1", 500_000)
    period = close_month(world)
    found = statement_of(world, world.owner, period)
    with acting(world.owner):
        line = selectors.lines(world.owner, found.id)[0]
    assert (line.gross_minor, line.refunded_minor, line.amount_minor) == (720_000, 360_000, 360_000)
    assert found.adjusted_minor == 0


# Payees ---------------------------------------------------------------------------------------


def test_a_payee_without_a_tax_rule_is_blocked(world: World) -> None:
    with acting(world.operator):
        Organization.objects.filter(pk=world.owner.organization_id).update(
            legal_kind=LegalKind.OVERSEAS
        )
    period = close_month(world)
    found = statement_of(world, world.owner, period)
    assert (found.payout_state, found.tax_minor) == (PayoutState.BLOCKED, 0)
    with acting(world.operator):
        payable = selectors.payable_statements(world.operator, period_id=period.id)
    assert [item.organization_id for item in payable] == [world.agency.organization_id]


def test_a_payee_who_lives_abroad_is_blocked_whatever_his_kind(world: World) -> None:
    with acting(world.owner):
        keep_payee_profile(
            world.owner,
            legal_name="Chen",
            tax_number="E12345678",
            resident=False,
            now=AFTER_OCTOBER,
        )
    found = statement_of(world, world.owner, close_month(world))
    assert (found.legal_kind, found.payout_state) == (LegalKind.PERSON, PayoutState.BLOCKED)


def test_payable_statements_are_due_and_undisputed(world: World) -> None:
    period = close_month(world)
    mine = statement_of(world, world.owner, period)
    with acting(world.operator):
        before = selectors.payable_statements(world.operator, period_id=period.id)
    assert {item.net_payable_minor for item in before} == {1_279_896, 324_000}
    with acting(world.owner):
        services.dispute_statement(
            world.owner, statement_id=mine.id, reason="少了一单", now=AFTER_OCTOBER
        )
    with acting(world.operator):
        left = selectors.payable_statements(world.operator, period_id=period.id)
    assert [item.organization_id for item in left] == [world.agency.organization_id]


def test_a_payout_marks_statement_and_earnings_once(world: World) -> None:
    period = close_month(world)
    mine, payout = statement_of(world, world.owner, period), new_id()
    with acting(world.operator):
        for _ in range(2):
            services.mark_paid(
                world.operator, statement_id=mine.id, payout_id=payout, now=AFTER_OCTOBER
            )
        with pytest.raises(StateConflict):
            services.mark_paid(
                world.operator, statement_id=mine.id, payout_id=new_id(), now=AFTER_OCTOBER
            )
        with pytest.raises(NotFound):
            services.mark_paid(
                world.operator, statement_id=new_id(), payout_id=payout, now=AFTER_OCTOBER
            )
    found = statement_of(world, world.owner, period)
    assert (found.payout_state, found.payout_id) == (PayoutState.PAID, payout)
    with acting(world.owner):
        paid = Earning.objects.filter(state=EarningState.PAID)
        assert sorted(paid.values_list("event_key", flat=True)) == ["o1", "o2"]


# Answers --------------------------------------------------------------------------------------


def test_a_party_confirms_its_own_statement(world: World) -> None:
    mine = statement_of(world, world.owner, close_month(world))
    with acting(world.owner):
        found = services.confirm_statement(world.owner, statement_id=mine.id, now=AFTER_OCTOBER)
    assert (found.state, found.answered_by_id) == (StatementState.CONFIRMED, world.owner.person_id)


def test_a_confirmed_statement_cannot_be_disputed(world: World) -> None:
    mine = statement_of(world, world.owner, close_month(world))
    with acting(world.owner):
        services.confirm_statement(world.owner, statement_id=mine.id, now=AFTER_OCTOBER)
        with pytest.raises(StateConflict):
            services.dispute_statement(
                world.owner, statement_id=mine.id, reason="不对", now=AFTER_OCTOBER
            )


def test_a_dispute_names_its_reason_and_may_be_settled(world: World) -> None:
    mine = statement_of(world, world.owner, close_month(world))
    with acting(world.owner):
        for wrong in ("  ", "长" * 501):
            with pytest.raises(InvalidInput):
                services.dispute_statement(
                    world.owner, statement_id=mine.id, reason=wrong, now=AFTER_OCTOBER
                )
        services.dispute_statement(
            world.owner, statement_id=mine.id, reason="少了一单", now=AFTER_OCTOBER
        )
        found = services.confirm_statement(world.owner, statement_id=mine.id, now=AFTER_OCTOBER)
    assert (found.state, found.dispute_reason) == (StatementState.CONFIRMED, "少了一单")


def test_nobody_answers_for_another_party(world: World) -> None:
    mine = statement_of(world, world.owner, close_month(world))
    for stranger in (world.agency, world.operator, make_owner(world.operator)):
        with acting(stranger), pytest.raises(NotFound):
            services.confirm_statement(stranger, statement_id=mine.id, now=AFTER_OCTOBER)
    readonly = in_role(world.owner, Role.READONLY)
    with acting(readonly), pytest.raises(NotPermitted):
        services.confirm_statement(readonly, statement_id=mine.id, now=AFTER_OCTOBER)


def test_each_party_reads_its_own_statement_only(world: World) -> None:
    period = close_month(world)
    theirs = statement_of(world, world.owner, period)
    with acting(world.agency):
        assert [s.organization_id for s in selectors.visible_statements(world.agency)] == [
            world.agency.organization_id
        ]
        with pytest.raises(NotFound):
            selectors.document(world.agency, theirs.id)
        assert not selectors.lines(world.agency, theirs.id).exists()
        assert not Period.objects.exists()
    with acting(world.operator):
        assert selectors.visible_statements(world.operator).count() == 3
    with acting(make_operator()):
        assert not Statement.objects.exists()


def test_only_the_operators_finance_closes(world: World) -> None:
    period = open_month(world)
    for wrong in (world.owner, in_role(world.operator, Role.STAFF)):
        with acting(wrong), pytest.raises(NotPermitted):
            services.close_period(wrong, period_id=period.id, now=AFTER_OCTOBER)


def test_the_database_refuses_a_second_statement(world: World) -> None:
    mine = statement_of(world, world.owner, close_month(world))
    mine.pk, mine.number, mine._state.adding = new_id(), "other", True
    with pytest.raises(IntegrityError, match="statement_once"), acting(world.operator):
        mine.save(force_insert=True)
