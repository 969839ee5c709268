"""One payment, sent exactly once although processes die and answers are lost.

``sending`` and the provider's key are committed, with the money moved into clearing, before the
rail is called. Whoever finds a payout in ``sending`` or ``unknown`` later asks the rail by that
key; only a rail that never heard of the key is given the same instruction again.
"""

from datetime import datetime, timedelta
from uuid import UUID

from alliance.audit.services import record
from alliance.kernel.errors import NotFound, StateConflict
from alliance.kernel.failpoints import failpoint
from alliance.kernel.states import move
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.ledger import services as ledger
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from settlements.payouts.models import Payout
from settlements.payouts.rails.face import NoAnswer
from settlements.payouts.rails.registry import rail_named
from settlements.payouts.services.runs import payable_account
from settlements.payouts.states import MOVES, PayoutState
from settlements.payouts.types import Answer, Instruction, Outcome
from settlements.statements.services import mark_paid

SOURCE = "payouts"
PATIENCE = timedelta(seconds=20)
"""How long a payment may stay open before somebody asks what became of it."""


def send(actor: Actor, *, payout_id: UUID, now: datetime) -> None:
    """Carry one approved payout to its end, or ask about one already on its way.

    Opens its own transactions as the operator; safe to run again at any point. An answer that
    does not come leaves the payout ``unknown``, for ``ask_again``.
    """
    payout = _read(actor, payout_id)
    if payout.state == PayoutState.APPROVED:
        if not _leave(actor, payout, now):
            return
        failpoint("payouts.after_sending")
        _settle(actor, payout, _pay(payout, actor), now)
    elif payout.state in (PayoutState.SENDING, PayoutState.UNKNOWN):
        ask_again(actor, payout_id=payout_id, now=now)


def ask_again(actor: Actor, *, payout_id: UUID, now: datetime) -> None:
    """Settle a payment on its way by what the rail says of its key; absent there, send it again."""
    payout = _read(actor, payout_id)
    if payout.state not in (PayoutState.SENDING, PayoutState.UNKNOWN):
        return
    try:
        answer = rail_named(payout.rail).find(_instruction(payout, actor))
    except NoAnswer:
        answer = Answer(Outcome.PENDING)
    failpoint("payouts.after_asking")
    if answer.outcome == Outcome.ABSENT:
        answer = _pay(payout, actor)
    _settle(actor, payout, answer, now)


def open_payouts(actor: Actor, *, now: datetime) -> list[UUID]:
    """Return the payments that have been on their way for longer than our patience."""
    waiting = Payout.objects.filter(
        alliance_id=actor.alliance_id,
        state__in=(PayoutState.SENDING, PayoutState.UNKNOWN),
        sent_at__lte=now - PATIENCE,
    )
    return list(waiting.order_by("id").values_list("id", flat=True))


def _leave(actor: Actor, payout: Payout, now: datetime) -> bool:
    """Commit ``sending`` and move the held money into clearing; fail the payout if it is gone."""
    try:
        with acting(actor):
            move(
                Payout,
                id=payout.id,
                expected=PayoutState.APPROVED,
                to=PayoutState.SENDING,
                sent_at=now,
            )
            ledger.capture_hold(
                hold_id=payout.hold_id,
                source=SOURCE,
                idempotency_key=f"send:{payout.id}",
                legs=[
                    Leg(payable_account(actor, payout.organization_id), -payout.amount_minor),
                    Leg(_clearing(actor, payout), payout.amount_minor),
                ],
                effective_at=now,
                narrative=payout.statement_number,
            )
            failpoint("payouts.before_sending_commits")
        return True
    except StateConflict:
        return False
    except ledger.InsufficientFunds as refusal:
        with acting(actor):
            _fail(payout, PayoutState.APPROVED, refusal.message("zh"), now)
            ledger.release_hold(hold_id=payout.hold_id)
        return False


def _pay(payout: Payout, actor: Actor) -> Answer:
    try:
        answer = rail_named(payout.rail).pay(_instruction(payout, actor))
    except NoAnswer:
        return Answer(Outcome.PENDING)
    failpoint("payouts.after_paying")
    return answer


def _settle(actor: Actor, payout: Payout, answer: Answer, now: datetime) -> None:
    """Write the outcome down once; somebody who settled it first has the last word."""
    try:
        with acting(actor):
            if answer.outcome == Outcome.PAID:
                _paid(actor, payout, answer, now)
            elif answer.outcome == Outcome.DECLINED:
                _declined(actor, payout, answer, now)
            else:
                _unknown(payout)
            failpoint("payouts.before_settling_commits")
    except StateConflict:
        return
    failpoint("payouts.after_settling")


def _paid(actor: Actor, payout: Payout, answer: Answer, now: datetime) -> None:
    move(
        Payout,
        id=payout.id,
        expected=MOVES.sources_of(PayoutState.PAID),
        to=PayoutState.PAID,
        settled_at=now,
        provider_reference=answer.reference,
    )
    outside = ledger.open_account(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        kind=AccountKind.EXTERNAL,
        reference=payout.rail,
        mode=AccountMode.ROLLUP,
    )
    ledger.post(
        source=SOURCE,
        idempotency_key=f"paid:{payout.id}",
        legs=[
            Leg(_clearing(actor, payout), -payout.amount_minor),
            Leg(outside, payout.amount_minor),
        ],
        effective_at=now,
        narrative=payout.statement_number,
    )
    mark_paid(actor, statement_id=payout.statement_id, payout_id=payout.id, now=now)
    record(actor, "pay_payout", "payouts.payout", payout.id, reference=answer.reference)


def _declined(actor: Actor, payout: Payout, answer: Answer, now: datetime) -> None:
    """The money goes back to its party; its statement stays due for another payout."""
    _fail(payout, (PayoutState.SENDING, PayoutState.UNKNOWN), answer.reason, now)
    ledger.post(
        source=SOURCE,
        idempotency_key=f"declined:{payout.id}",
        legs=[
            Leg(_clearing(actor, payout), -payout.amount_minor),
            Leg(payable_account(actor, payout.organization_id), payout.amount_minor),
        ],
        effective_at=now,
        narrative=payout.statement_number,
    )
    record(actor, "decline_payout", "payouts.payout", payout.id, reason=answer.reason)


def _unknown(payout: Payout) -> None:
    if payout.state != PayoutState.UNKNOWN:
        move(
            Payout,
            id=payout.id,
            expected=PayoutState.SENDING,
            to=PayoutState.UNKNOWN,
            attempts=payout.attempts + 1,
        )


def _fail(payout: Payout, expected: str | tuple[str, ...], reason: str, now: datetime) -> None:
    move(
        Payout,
        id=payout.id,
        expected=expected,
        to=PayoutState.FAILED,
        settled_at=now,
        reason=reason[:300],
    )


def _clearing(actor: Actor, payout: Payout) -> UUID:
    return ledger.open_account(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        kind=AccountKind.PAYOUT_CLEARING,
        reference=payout.rail,
        mode=AccountMode.ROLLUP,
    )


def _instruction(payout: Payout, actor: Actor) -> Instruction:
    return Instruction(
        key=payout.provider_key,
        amount_minor=payout.amount_minor,
        currency=payout.currency,
        payee_id=payout.organization_id,
        payee_name=payout.payee_name,
        operator_id=actor.organization_id,
    )


def _read(actor: Actor, payout_id: UUID) -> Payout:
    with acting(actor):
        found = Payout.objects.filter(pk=payout_id, alliance_id=actor.alliance_id)
        payout = found.order_by("id").first()
    if payout is None:
        raise NotFound()
    return payout
