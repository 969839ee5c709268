"""Making up a run, handing it in, and signing it off: two people, never one."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alliance.audit.services import record
from alliance.jobs.services import enqueue
from alliance.kernel.errors import DomainError, InvalidInput, NotFound, StateConflict
from alliance.kernel.ids import new_id
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.ledger import services as ledger
from settlements.ledger.states import AccountKind
from settlements.payouts import selectors
from settlements.payouts.models import Payout, PayoutRun
from settlements.payouts.rails.registry import rail_named
from settlements.payouts.states import LIVING, RUN_MOVES, PayoutState, RunState
from settlements.statements.selectors import payable_statements
from settlements.statements.types import PayableStatement

LARGEST_RUN = 1_000


class SamePerson(DomainError):
    """Who made up a run may not sign it off."""

    code = "same_person"
    zh = "制单人不能复核自己的打款批次"
    en = "Who prepared the run may not approve it"


class NothingToPay(DomainError):
    """None of the chosen statements can be paid out now."""

    code = "nothing_to_pay"
    zh = "没有可打款的对账单"
    en = "None of these statements can be paid out"


@transaction.atomic
def prepare_run(
    actor: Actor,
    *,
    statement_ids: Sequence[UUID] | None = None,
    period_id: UUID | None = None,
    rail: str = "sandbox",
    now: datetime,
) -> PayoutRun:
    """Make up a draft run of payable statements (named, of a period, or all) and hold their money.

    The acting person becomes its maker. Statements that a living payout claims are left out.
    Raises NothingToPay, NotPermitted, InsufficientFunds when an account holds less than stated.
    """
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    rail_named(rail)
    ids = list(statement_ids) if statement_ids is not None else None
    due = payable_statements(actor, period_id=period_id, statement_ids=ids)
    claimed = set(
        Payout.objects.filter(
            alliance_id=actor.alliance_id, statement_id__in=[s.id for s in due], state__in=LIVING
        ).values_list("statement_id", flat=True)
    )
    chosen = [statement for statement in due if statement.id not in claimed][:LARGEST_RUN]
    if not chosen:
        raise NothingToPay()
    run = PayoutRun.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        rail=rail,
        maker_id=_person(actor),
        made_at=now,
    )
    Payout.objects.bulk_create([_payout(actor, run, statement, now) for statement in chosen])
    record(actor, "prepare_payout_run", "payouts.payoutrun", run.id, payouts=len(chosen))
    return selectors.run(actor, run.id)


@transaction.atomic
def drop_payout(actor: Actor, *, payout_id: UUID, now: datetime) -> Payout:
    """Take one payout out of a draft run and free its money. Raises NotFound, StateConflict."""
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    found = Payout.objects.filter(pk=payout_id, alliance_id=actor.alliance_id)
    payout = found.order_by("id").first()
    if payout is None:
        raise NotFound()
    _drop(payout, expected=PayoutState.QUEUED, reason="", now=now)
    record(actor, "drop_payout", "payouts.payout", payout.id)
    payout.refresh_from_db()
    return payout


@transaction.atomic
def submit_run(actor: Actor, *, run_id: UUID, now: datetime) -> PayoutRun:
    """Hand a draft run in for approval. Raises NotFound, StateConflict, NothingToPay when empty."""
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    run = selectors.run(actor, run_id)
    _move_run(run, to=RunState.AWAITING_APPROVAL, submitted_at=now)
    handed_in = run.payouts.filter(state=PayoutState.QUEUED).update(
        state=PayoutState.AWAITING_APPROVAL
    )
    if not handed_in:
        raise NothingToPay()
    record(actor, "submit_payout_run", "payouts.payoutrun", run.id, payouts=handed_in)
    return selectors.run(actor, run_id)


@transaction.atomic
def approve_run(actor: Actor, *, run_id: UUID, now: datetime) -> PayoutRun:
    """Sign a run off as its checker and queue its payments.

    Raises SamePerson for its maker (the database would refuse it too), NotFound, StateConflict.
    """
    actor.require(Permission.APPROVE_PAYOUTS, Kind.OPERATOR)
    run = selectors.run(actor, run_id)
    checker = _person(actor)
    if checker == run.maker_id:
        raise SamePerson()
    _move_run(run, to=RunState.APPROVED, decided_at=now, checker_id=checker)
    awaiting = run.payouts.filter(state=PayoutState.AWAITING_APPROVAL)
    ids = list(awaiting.order_by("id").values_list("id", flat=True))
    awaiting.update(state=PayoutState.APPROVED, checker_id=checker)
    for payout_id in ids:
        enqueue(
            kind="payouts.send",
            payload={"payout_id": payout_id},
            key=f"send:{payout_id}",
            run_at=now,
        )
    record(actor, "approve_payout_run", "payouts.payoutrun", run.id, payouts=len(ids))
    return selectors.run(actor, run_id)


@transaction.atomic
def reject_run(actor: Actor, *, run_id: UUID, reason: str, now: datetime) -> PayoutRun:
    """Refuse a run that is not approved yet and free its money. Raises NotFound, StateConflict."""
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    if not reason.strip():
        raise InvalidInput("reason", zh="请写明原因", en="Say why")
    run = selectors.run(actor, run_id)
    _move_run(run, to=RunState.REJECTED, decided_at=now, reason=reason.strip()[:300])
    waiting = (PayoutState.QUEUED, PayoutState.AWAITING_APPROVAL)
    for payout in run.payouts.filter(state__in=waiting).order_by("id"):
        _drop(payout, expected=waiting, reason=reason, now=now)
    record(actor, "reject_payout_run", "payouts.payoutrun", run.id, reason=reason)
    return selectors.run(actor, run_id)


def payable_account(actor: Actor, organization_id: UUID) -> UUID:
    """Return the account on which a party's matured money stands."""
    return ledger.open_account(
        organization_id=organization_id,
        alliance_id=actor.alliance_id,
        kind=AccountKind.PAYABLE,
    )


def _payout(actor: Actor, run: PayoutRun, statement: PayableStatement, now: datetime) -> Payout:
    identifier = new_id()
    hold_id = ledger.place_hold(
        account_id=payable_account(actor, statement.organization_id),
        key=f"payout:{identifier}",
        amount_minor=statement.net_payable_minor,
    )
    return Payout(
        id=identifier,
        organization_id=statement.organization_id,
        alliance_id=actor.alliance_id,
        run=run,
        statement_id=statement.id,
        statement_number=statement.number,
        payee_name=statement.party_name,
        amount_minor=statement.net_payable_minor,
        currency=statement.currency,
        rail=run.rail,
        maker_id=run.maker_id,
        hold_id=hold_id,
        provider_key=f"PO{identifier.hex}",
        queued_at=now,
    )


def _drop(payout: Payout, *, expected: str | Sequence[str], reason: str, now: datetime) -> None:
    move(
        Payout,
        id=payout.id,
        expected=expected,
        to=PayoutState.DROPPED,
        settled_at=now,
        reason=reason[:300],
    )
    ledger.release_hold(hold_id=payout.hold_id)


def _move_run(run: PayoutRun, *, to: RunState, **changes: object) -> None:
    move(PayoutRun, id=run.id, expected=RUN_MOVES.sources_of(to), to=to, **changes)


def _person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise StateConflict()
    return actor.person_id
