"""Taking back commission when an order is refunded, in whole or in part."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alliance.tenancy.types import Actor
from marketplace.attribution.models import Conversion, Refund
from marketplace.attribution.rules import refunded_share
from marketplace.attribution.services.credit import event_key
from marketplace.attribution.states import ConversionState, Reason, RefundState
from settlements.sharing.services import reverse


@transaction.atomic
def apply_refund(actor: Actor, *, refund_id: UUID, now: datetime) -> Refund:
    """Reverse an order's split in proportion to what was refunded so far, once per refund.

    A refund whose order is unknown or undecided waits; one that exceeds the order is refused with
    a reason and changes nothing. A second call changes nothing.
    """
    refund = Refund.objects.select_for_update().get(pk=refund_id)
    if refund.state != RefundState.WAITING:
        return refund
    conversion = (
        Conversion.objects.select_for_update()
        .filter(
            organization_id=refund.organization_id,
            source_id=refund.source_id,
            order_id=refund.order_id,
        )
        .exclude(state=ConversionState.RECEIVED)
        .first()
    )
    if conversion is None:
        return refund
    refund.conversion, refund.applied_at = conversion, now
    refunded = conversion.refunded_minor + refund.amount_minor
    if refunded > conversion.amount_minor:
        refund.state, refund.reason = RefundState.REFUSED, Reason.REFUND_EXCEEDS_ORDER
        refund.save()
        return refund
    _take_back(actor, conversion, refund, refunded, now)
    refund.state = RefundState.APPLIED
    refund.save()
    return refund


def _take_back(
    actor: Actor, conversion: Conversion, refund: Refund, refunded: int, now: datetime
) -> None:
    before = conversion.commission_refunded_minor
    conversion.refunded_minor = refunded
    conversion.commission_refunded_minor = refunded_share(
        conversion.commission_minor, conversion.amount_minor, refunded
    )
    conversion.save(update_fields=["refunded_minor", "commission_refunded_minor"])
    taken_back = conversion.commission_refunded_minor - before
    if taken_back:
        reverse(
            actor,
            event_key=event_key(conversion.id),
            refund_key=f"refund:{refund.id}",
            refunded_commission_minor=taken_back,
            now=now,
        )
