"""Writes of the payouts room: runs and their approval, sending, reconciliation, faults."""

from settlements.payouts.services.reconciling import reconcile_rail
from settlements.payouts.services.requests import request_answer, request_reconciliation
from settlements.payouts.services.runs import (
    NothingToPay,
    SamePerson,
    approve_run,
    drop_payout,
    prepare_run,
    reject_run,
    submit_run,
)
from settlements.payouts.services.sandbox import plan_fault
from settlements.payouts.services.sending import ask_again, open_payouts, send

__all__ = [
    "NothingToPay",
    "SamePerson",
    "approve_run",
    "ask_again",
    "drop_payout",
    "open_payouts",
    "plan_fault",
    "prepare_run",
    "reconcile_rail",
    "reject_run",
    "request_answer",
    "request_reconciliation",
    "send",
    "submit_run",
]
