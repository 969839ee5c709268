"""Whose turn it is: the one compare-and-set by which a negotiation moves."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alliance.kernel.errors import DomainError, NotFound
from alliance.tenancy.types import Actor
from marketplace.deals.models import Negotiation
from marketplace.deals.models.parties import PartiesModel
from marketplace.deals.states import NegotiationState, Side


class NotYourTurn(DomainError):
    """The other side has not answered yet."""

    code = "not_your_turn"
    zh = "请等待对方答复"
    en = "Wait for the other side's answer"


class YourTurn(DomainError):
    """There is nothing of one's own to take back: the other side's offer waits."""

    code = "your_turn"
    zh = "对方的报价正等你答复，可接受、还价或拒绝"
    en = "The other side's offer awaits your answer: accept, counter or decline"


class OfferHasChanged(DomainError):
    """Another version was made since the reader looked."""

    code = "offer_has_changed"
    zh = "报价已更新为第 {version} 版，请重新查看"
    en = "The offer is now version {version}; look again"


class OfferHasExpired(DomainError):
    """Nobody answered in time."""

    code = "offer_has_expired"
    zh = "报价已过期"
    en = "The offer has expired"


class NegotiationIsOver(DomainError):
    """It was accepted, declined, withdrawn or expired."""

    code = "negotiation_is_over"
    zh = "协商已结束"
    en = "The negotiation is over"


def side_of(actor: Actor, row: PartiesModel) -> Side:
    """Return the side on which the actor stands; raises NotFound for anybody else."""
    if actor.organization_id == row.owner_id:
        return Side.OWNER
    if actor.organization_id == row.brand_id:
        return Side.BRAND
    raise NotFound()


def take_turn(
    negotiation: Negotiation, *, side: Side, answering: int, now: datetime, **changes: Any
) -> None:
    """Apply ``changes`` if it is still ``side``'s turn to answer version ``answering``.

    One UPDATE decides between two clicks. Raises what went wrong: NegotiationIsOver,
    OfferHasChanged, NotYourTurn or OfferHasExpired.
    """
    moved = Negotiation.objects.filter(
        pk=negotiation.id,
        state=NegotiationState.OPEN,
        turn=side,
        version=answering,
        expires_at__gt=now,
    ).update(**changes)
    if moved != 1:
        raise _what_went_wrong(negotiation.id, side, answering)


def _what_went_wrong(negotiation_id: UUID, side: Side, version: int) -> DomainError:
    current = Negotiation.objects.get(pk=negotiation_id)
    if current.state == NegotiationState.EXPIRED:
        return OfferHasExpired()
    if current.state != NegotiationState.OPEN:
        return NegotiationIsOver()
    if current.version != version:
        return OfferHasChanged(version=current.version)
    if current.turn != side:
        return NotYourTurn()
    return OfferHasExpired()
