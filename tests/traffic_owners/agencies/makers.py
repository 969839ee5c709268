"""Representations for tests, made through the services."""

from datetime import date, datetime

from alliance.kernel.clock import business_date
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.personas import NOW
from traffic_owners.agencies import services
from traffic_owners.agencies.models import Representation
from traffic_owners.agencies.states import Right

TODAY = business_date(NOW)


def make_proposal(
    proposer: Actor, partner: Actor, *, starts_on: date = TODAY, cut_bp: int = 2_000
) -> Representation:
    """A contract that waits for the partner's answer."""
    with acting(proposer):
        return services.propose_representation(
            proposer,
            partner_id=partner.organization_id,
            cut_bp=cut_bp,
            rights=[Right.NEGOTIATE],
            starts_on=starts_on,
            now=NOW,
        )


def make_representation(
    agency: Actor, owner: Actor, *, starts_on: date = TODAY, now: datetime = NOW
) -> Representation:
    """An active contract, proposed by the agency and accepted by the owner."""
    proposal = make_proposal(agency, owner, starts_on=starts_on)
    with acting(owner):
        return services.accept_representation(owner, representation_id=proposal.id, now=now)
