"""Starting a top-up, hearing from its rail, and crediting the wallet once."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alliance.audit.services import record
from alliance.jobs.services import enqueue
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.kernel.ids import new_id
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.selectors import operator_of
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.escrow.services import wallet_account
from settlements.ledger import services as ledger
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from settlements.payments.models import ProviderEvent, TopUp
from settlements.payments.rails.registry import rail_named
from settlements.payments.rails.sandbox import rail as sandbox
from settlements.payments.rails.sandbox import signing
from settlements.payments.selectors import order_card
from settlements.payments.states import TRANSITIONS, EventVerdict, TopUpState
from settlements.payments.types import Checkout, Notice, OrderCard

SOURCE = "payments"
MOST_MINOR = 100_000_000_00
"""The largest single top-up, ¥100 million: beyond it a typing error is likelier than a wish."""


class EventConflict(DomainError):
    """A provider's event id came back with another body."""

    code = "event_conflict"
    zh = "同一通知编号的内容不一致"
    en = "This event was received before with another body"


@transaction.atomic
def start_top_up(actor: Actor, *, amount_minor: int, rail: str = "sandbox", now: datetime) -> TopUp:
    """Ask a rail to collect ``amount_minor`` for the acting brand's wallet.

    The order is opened with the provider by a job; its ``pay_url`` appears then. Raises
    NotPermitted, InvalidInput, and CustodianMissing where none is configured in production.
    """
    actor.require(Permission.SPEND, Kind.BRAND)
    rail_named(rail)
    if not 0 < amount_minor <= MOST_MINOR:
        raise InvalidInput(
            "amountMinor",
            zh="金额须在 ¥0.01 至 ¥1 亿之间",
            en="The amount must lie between ¥0.01 and ¥100 million",
        )
    wallet_account(actor)
    identifier = new_id()
    top_up = TopUp.objects.create(
        id=identifier,
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        order_no=f"TU{identifier.hex}",
        rail=rail,
        amount_minor=amount_minor,
        started_by_id=actor.person_id,
        started_at=now,
    )
    enqueue(
        kind="payments.open_order",
        payload={"top_up_id": top_up.id},
        organization_id=operator_of(actor.alliance_id),
        key=f"open:{top_up.id}",
        run_at=now,
    )
    record(actor, "start_top_up", "payments.topup", top_up.id, amount_minor=amount_minor, rail=rail)
    return top_up


def keep_checkout(*, top_up_id: UUID, checkout: Checkout) -> None:
    """Remember where the payer pays; a later top-up state is left as it is."""
    TopUp.objects.filter(pk=top_up_id, pay_url="").update(
        provider_order=checkout.provider_order, pay_url=checkout.pay_url
    )


@transaction.atomic
def receive_notice(
    actor: Actor, *, provider: str, card: OrderCard, notice: Notice, body: bytes, now: datetime
) -> ProviderEvent:
    """Keep a verified callback once and queue the work it causes; the same one again is fine.

    ``actor`` is the operator's system. Raises EventConflict for a known id with another body.
    """
    digest = hashlib.sha256(body).digest()
    fresh = ProviderEvent(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        provider=provider,
        event_id=notice.event_id,
        body_hash=digest,
        top_up_id=card.top_up_id,
        amount_minor=notice.amount_minor,
        paid=notice.paid,
        happened_at=notice.happened_at,
        received_at=now,
    )
    ProviderEvent.objects.bulk_create([fresh], ignore_conflicts=True)
    event = ProviderEvent.objects.get(
        alliance_id=actor.alliance_id, provider=provider, event_id=notice.event_id
    )
    if bytes(event.body_hash) != digest:
        raise EventConflict()
    enqueue(
        kind="payments.credit",
        payload={"event_id": event.id},
        key=f"credit:{event.id}",
        run_at=now,
    )
    return event


def pay_in_sandbox(actor: Actor, *, order_no: str, now: datetime) -> ProviderEvent:
    """Let the payer of a sandbox order pay, and hand its signed callback in without the wire.

    For demonstrations and tests of a local installation; ``actor`` is the operator's system.
    Raises NotFound, StateConflict, and CustodianMissing outside local mode.
    """
    rail = rail_named(sandbox.SandboxRail.name)
    order = sandbox.pay(actor.organization_id, order_no)
    body = sandbox.notice_body(order)
    notice = rail.read_notice(signing.sign(f"evt_{order.id.hex}", body), body)
    card = order_card(order_no)
    if card is None:
        raise NotFound()
    return receive_notice(actor, provider=rail.name, card=card, notice=notice, body=body, now=now)


@transaction.atomic
def settle_event(actor: Actor, *, event_id: UUID, now: datetime) -> EventVerdict:
    """Act on one kept callback: credit the wallet when it was paid, once per top-up.

    The order of callbacks does not matter: a payment also settles a top-up that an earlier
    callback declared failed. An amount other than the order's is kept and credits nothing.
    """
    actor.require(Permission.SETTLE, Kind.OPERATOR)
    event = ProviderEvent.objects.select_for_update().get(pk=event_id)
    if event.verdict != EventVerdict.WAITING:
        return EventVerdict(event.verdict)
    top_up = TopUp.objects.select_for_update().get(pk=event.top_up_id)
    verdict = _verdict(event, top_up)
    if verdict == EventVerdict.CREDITED:
        _credit(actor, top_up, now)
    elif verdict == EventVerdict.DECLINED and top_up.state == TopUpState.STARTED:
        move(TopUp, id=top_up.id, expected=TopUpState.STARTED, to=TopUpState.FAILED, settled_at=now)
    ProviderEvent.objects.filter(pk=event.id).update(verdict=verdict)
    record(actor, "settle_top_up", "payments.topup", top_up.id, verdict=verdict, event=event.id)
    return verdict


def _verdict(event: ProviderEvent, top_up: TopUp) -> EventVerdict:
    if not event.paid:
        return EventVerdict.DECLINED
    if event.amount_minor != top_up.amount_minor:
        return EventVerdict.WRONG_AMOUNT
    if top_up.state == TopUpState.PAID:
        return EventVerdict.REPEATED
    return EventVerdict.CREDITED


def _credit(actor: Actor, top_up: TopUp, now: datetime) -> None:
    clearing = ledger.open_account(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        kind=AccountKind.EXTERNAL,
        reference=top_up.rail,
        mode=AccountMode.ROLLUP,
    )
    wallet = ledger.open_account(
        organization_id=top_up.organization_id,
        alliance_id=top_up.alliance_id,
        kind=AccountKind.BRAND_WALLET,
        floor=0,
    )
    posted = ledger.post(
        source=SOURCE,
        idempotency_key=f"top_up:{top_up.id}",
        legs=[Leg(clearing, -top_up.amount_minor), Leg(wallet, top_up.amount_minor)],
        effective_at=now,
        narrative=top_up.order_no,
    )
    move(
        TopUp,
        id=top_up.id,
        expected=TRANSITIONS.sources_of(TopUpState.PAID),
        to=TopUpState.PAID,
        settled_at=now,
        tx_id=posted.tx_id,
    )
