"""What closing a period and paying a statement do to earnings."""

from datetime import datetime
from uuid import UUID

from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from settlements.sharing.models import Earning, Reversal
from settlements.sharing.states import EarningState
from settlements.sharing.types import AdjustmentFact, EarningFact


def state_earnings(
    actor: Actor, *, party_id: UUID, statement_id: UUID, before: datetime
) -> tuple[list[EarningFact], list[AdjustmentFact]]:
    """Put a party's payable earnings and open adjustments on a statement; return them as facts.

    Earnings count when they matured before ``before``, adjustments when they were recorded before
    it; amounts are net of refunds so far. Runs in the transaction that writes the statement.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    mine = Earning.objects.filter(alliance_id=actor.alliance_id, organization_id=party_id)
    due = mine.filter(state=EarningState.PAYABLE, matures_at__lt=before)
    ids = list(due.select_for_update().order_by("id").values_list("id", flat=True))
    Earning.objects.filter(pk__in=ids, state=EarningState.PAYABLE).update(
        state=EarningState.STATED, statement_id=statement_id
    )
    open_ = Reversal.objects.filter(
        alliance_id=actor.alliance_id,
        organization_id=party_id,
        adjusts=True,
        statement_id=None,
        recorded_at__lt=before,
    )
    open_.update(statement_id=statement_id)
    stated = mine.filter(statement_id=statement_id).order_by("occurred_at", "event_key", "edge_key")
    adjusted = Reversal.objects.filter(
        organization_id=party_id, statement_id=statement_id
    ).select_related("earning")
    return (
        [_earning_fact(earning) for earning in stated],
        [_adjustment_fact(item) for item in adjusted.order_by("recorded_at", "id")],
    )


def pay_earnings(actor: Actor, *, party_id: UUID, statement_id: UUID) -> int:
    """Mark the earnings of a party's paid statement as paid; return how many moved now."""
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    return Earning.objects.filter(
        organization_id=party_id, statement_id=statement_id, state=EarningState.STATED
    ).update(state=EarningState.PAID)


def _earning_fact(earning: Earning) -> EarningFact:
    return EarningFact(
        earning_id=earning.id,
        event_key=earning.event_key,
        label=earning.label,
        role=earning.role,
        occurred_at=earning.occurred_at,
        amount_minor=earning.amount_minor,
        reversed_minor=earning.reversed_minor,
    )


def _adjustment_fact(item: Reversal) -> AdjustmentFact:
    return AdjustmentFact(
        reversal_id=item.id,
        refund_key=item.refund_key,
        event_key=item.earning.event_key,
        label=item.earning.label,
        role=item.earning.role,
        recorded_at=item.recorded_at,
        amount_minor=-item.amount_minor,
    )
