"""Attribution's work in the background, done as the operator."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alliance.jobs.registry import every, job
from alliance.tenancy.types import Actor
from marketplace.attribution.services import (
    apply_refund,
    bill_clicks,
    credit_conversion,
    fund_waiting,
)


@job("attribution.credit")
def credit(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    credit_conversion(actor, conversion_id=UUID(payload["conversion"]), now=now)


@job("attribution.refund")
def refund(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    apply_refund(actor, refund_id=UUID(payload["refund"]), now=now)


@every(seconds=600, kind="attribution.bill_clicks")
def bill(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    bill_clicks(actor, now=now)


@every(seconds=30, kind="attribution.fund_waiting")
def fund(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    fund_waiting(actor, now=now)
