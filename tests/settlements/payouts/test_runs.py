"""Two people pay a party; one person never does, whatever path is tried."""

import psycopg
import pytest
from django.db import IntegrityError, transaction

from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from settlements.ledger import selectors as ledger
from settlements.ledger.states import AccountKind
from settlements.payouts import selectors, services
from settlements.payouts.models import Payout, PayoutRun
from settlements.payouts.states import PayoutState, RunState
from settlements.statements.models import Statement
from settlements.statements.states import PayoutState as StatementPayout
from tests.personas import in_role
from tests.settlements.payouts.runs import PAYDAY, Paydesk, make_paydesk, work
from tests.settlements.unguarded import without

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Paydesk:
    return make_paydesk()


def payable(desk: Paydesk) -> tuple[int, int]:
    """(posted, held) of the owner's payable account."""
    with acting(desk.maker):
        found = ledger.balance_of(
            organization_id=desk.world.owner.organization_id, kind=AccountKind.PAYABLE
        )
    return found.posted, found.held


def test_a_run_of_two_payouts_is_paid_and_the_books_close(desk: Paydesk) -> None:
    desk.approve()
    work()

    assert [payout.state for payout in desk.payouts()] == [PayoutState.PAID] * 2
    assert len(desk.transfers()) == 2
    assert payable(desk) == (0, 0)
    with acting(desk.maker):
        assert set(
            Statement.objects.exclude(payout_state=StatementPayout.RETAINED).values_list(
                "payout_state", flat=True
            )
        ) == {StatementPayout.PAID}
    assert desk.world.balanced()


def test_preparing_holds_the_money(desk: Paydesk) -> None:
    desk.prepare()
    net = desk.payout(desk.world.owner).amount_minor
    assert payable(desk) == (net, net)


def test_a_statement_is_in_one_living_payout_only(desk: Paydesk) -> None:
    desk.prepare()
    with pytest.raises(services.NothingToPay):
        desk.prepare()


def test_dropping_a_payout_frees_its_money(desk: Paydesk) -> None:
    run = desk.prepare()
    payout = desk.payout(desk.world.owner)
    with acting(desk.maker):
        services.drop_payout(desk.maker, payout_id=payout.id, now=PAYDAY)
        assert selectors.run(desk.maker, run.id).payout_count == 1
    assert payable(desk) == (payout.amount_minor, 0)
    with acting(desk.maker):
        again = services.prepare_run(desk.maker, now=PAYDAY)
        assert again.payout_count == 1


def test_the_maker_cannot_approve(desk: Paydesk) -> None:
    run = desk.submit()
    with acting(desk.maker), pytest.raises(services.SamePerson):
        services.approve_run(desk.maker, run_id=run.id, now=PAYDAY)
    work()
    assert desk.transfers() == []


def test_the_database_refuses_one_person_in_both_places(desk: Paydesk) -> None:
    run = desk.submit()
    with acting(desk.maker):
        for rows in (PayoutRun.objects.filter(pk=run.id), Payout.objects.filter(run_id=run.id)):
            with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
                rows.update(checker_id=desk.maker.person_id, state="approved")


def test_the_database_refuses_a_signed_off_payout_without_a_checker(desk: Paydesk) -> None:
    run = desk.submit()
    with acting(desk.maker):
        rows = Payout.objects.filter(run_id=run.id)
        with pytest.raises(IntegrityError, match="signed_off"), transaction.atomic():
            rows.update(state=PayoutState.APPROVED)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_constraint_one_person_could(
    desk: Paydesk, admin_connection: psycopg.Connection
) -> None:
    run = desk.submit()
    with without(
        admin_connection,
        "ALTER TABLE payouts_payoutrun DROP CONSTRAINT payout_run_two_people",
    ) as admin:
        changed = admin.execute(
            "UPDATE payouts_payoutrun SET checker_id = maker_id, state = 'approved' WHERE id = %s",
            [run.id],
        )
        assert changed.rowcount == 1


def test_rejecting_frees_everything_and_names_its_reason(desk: Paydesk) -> None:
    run = desk.submit()
    with acting(desk.checker):
        with pytest.raises(InvalidInput):
            services.reject_run(desk.checker, run_id=run.id, reason=" ", now=PAYDAY)
        rejected = services.reject_run(desk.checker, run_id=run.id, reason="金额待核", now=PAYDAY)
    assert (rejected.state, rejected.reason) == (RunState.REJECTED, "金额待核")
    assert {payout.state for payout in desk.payouts()} == {PayoutState.DROPPED}
    assert payable(desk)[1] == 0


def test_a_run_is_decided_once(desk: Paydesk) -> None:
    run = desk.approve()
    with acting(desk.checker):
        with pytest.raises(StateConflict):
            services.approve_run(desk.checker, run_id=run.id, now=PAYDAY)
        with pytest.raises(StateConflict):
            services.reject_run(desk.checker, run_id=run.id, reason="迟了", now=PAYDAY)


def test_a_draft_cannot_be_approved_unsubmitted(desk: Paydesk) -> None:
    run = desk.prepare()
    with acting(desk.checker), pytest.raises(StateConflict):
        services.approve_run(desk.checker, run_id=run.id, now=PAYDAY)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.STAFF, Role.READONLY])
def test_only_finance_prepares(desk: Paydesk, role: Role) -> None:
    clerk = in_role(desk.maker, role)
    with acting(clerk), pytest.raises(NotPermitted):
        services.prepare_run(clerk, now=PAYDAY)


def test_a_payee_sees_its_own_payout_and_changes_nothing(desk: Paydesk) -> None:
    desk.prepare()
    owner = desk.world.owner
    with acting(owner):
        mine = selectors.payouts(owner).get()
        assert mine.organization_id == owner.organization_id
        assert Payout.objects.update(payee_name="别人") == 0
        with pytest.raises(NotPermitted):
            services.drop_payout(owner, payout_id=mine.id, now=PAYDAY)


def test_a_strangers_run_is_not_found(desk: Paydesk) -> None:
    run = desk.submit()
    stranger = make_paydesk()
    with acting(stranger.checker), pytest.raises(NotFound):
        services.approve_run(stranger.checker, run_id=run.id, now=PAYDAY)


def test_what_was_agreed_of_a_payout_never_changes(desk: Paydesk) -> None:
    desk.prepare()
    with acting(desk.maker), pytest.raises(IntegrityError), transaction.atomic():
        Payout.objects.update(amount_minor=1)


def test_a_clawback_before_sending_fails_the_payout_and_keeps_the_books(desk: Paydesk) -> None:
    desk.approve()
    desk.world.refund("o1", 1_000_000, at=PAYDAY)
    work()
    owner = desk.payout(desk.world.owner)
    assert (owner.state, owner.provider_reference) == (PayoutState.FAILED, "")
    assert payable(desk)[1] == 0
    assert desk.world.balanced()
