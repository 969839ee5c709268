"""Rows for the connections of the books, escrows, money in and money out."""

from datetime import timedelta

from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.escrow.services import reserve
from settlements.ledger.states import AccountKind
from settlements.payments.services import start_top_up
from settlements.payouts import services as payouts
from settlements.payouts.states import Fault
from tests.api.registry import fills
from tests.personas import make_brand, make_operator, make_owner
from tests.settlements.ledger.books import NOON, make_books, open_account
from tests.settlements.payouts.runs import PAYDAY
from tests.settlements.sharing.world import World, make_world
from tests.settlements.statements.months import close_month


@fills("ledgerAccounts")
def ledger_accounts(count: int) -> Actor:
    operator = make_operator()
    brand = make_brand(operator)
    with acting(operator):
        for number in range(count):
            open_account(brand, AccountKind.ESCROW, reference=f"task:{number}")
    return brand


@fills("ledgerEntries")
def ledger_entries(count: int) -> Actor:
    books = make_books()
    for number in range(count):
        books.fund(100 + number, key=f"fund{number}")
    return books.operator


@fills("ledgerTransactions")
def ledger_transactions(count: int) -> Actor:
    return ledger_entries(count)


@fills("escrows")
def escrows(count: int) -> Actor:
    books = make_books()
    books.fund(100_000)
    with acting(books.brand):
        for number in range(count):
            reserve(
                books.brand,
                source_kind="task",
                source_id=new_id(),
                amount_minor=100,
                key=f"r{number}",
                now=NOON,
            )
    return books.brand


@fills("topUps")
def top_ups(count: int) -> Actor:
    brand = make_brand(make_operator())
    with acting(brand):
        for number in range(count):
            start_top_up(brand, amount_minor=100 + number, now=NOON)
    return brand


@fills("payouts")
def payouts_of_a_run(count: int) -> Actor:
    world = _due(count)
    with acting(world.operator):
        payouts.prepare_run(world.operator, now=PAYDAY)
    return world.operator


@fills("payoutRuns")
def payout_runs(count: int) -> Actor:
    """One run for each due statement, handed in."""
    world = _due(count)
    with acting(world.operator):
        for statement in payouts.runs.payable_statements(world.operator):
            run = payouts.prepare_run(world.operator, statement_ids=[statement.id], now=PAYDAY)
            payouts.submit_run(world.operator, run_id=run.id, now=PAYDAY)
    return world.operator


@fills("reconciliations")
def reconciliations(count: int) -> Actor:
    operator = make_operator()
    for number in range(count):
        payouts.reconcile_rail(
            operator,
            rail="sandbox",
            since=NOON - timedelta(days=1),
            until=NOON,
            now=NOON + timedelta(minutes=number),
        )
    return operator


@fills("sandboxFaults")
def sandbox_faults(count: int) -> Actor:
    operator = make_operator()
    payees = [make_owner(operator).organization_id for _ in range(count)]
    with acting(operator):
        for payee_id in payees:
            payouts.plan_fault(operator, payee_id=payee_id, fault=Fault.DROP, times=1, now=NOON)
    return operator


def _due(count: int) -> World:
    """A closed month in which ``count`` parties are owed something."""
    world = make_world()
    for number in range(count):
        contract = world.contract_of(make_owner(world.operator))
        world.accrue(f"o{number}", 1_000, contract_id=contract)
    close_month(world)
    return world
