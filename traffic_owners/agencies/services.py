"""Proposing, answering and ending a representation. Either side proposes, the other consents."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alliance.audit.services import record
from alliance.kernel.clock import business_date
from alliance.kernel.errors import InvalidInput, NotFound
from alliance.kernel.states import move
from alliance.tenancy.permissions import NotPermitted, Permission
from alliance.tenancy.selectors import organization
from alliance.tenancy.types import Actor
from traffic_owners.agencies.errors import (
    AlreadyRepresented,
    NotAnAgency,
    OwnProposal,
    ProposalOpen,
)
from traffic_owners.agencies.models import LARGEST_CUT_BP, Representation
from traffic_owners.agencies.selectors import representations
from traffic_owners.agencies.states import REPRESENTATION_MOVES, RepresentationState, Right


@transaction.atomic
def propose_representation(
    actor: Actor,
    *,
    partner_id: UUID,
    cut_bp: int,
    rights: Sequence[Right],
    starts_on: date,
    now: datetime,
) -> Representation:
    """Offer a contract: an agency to an owner, or an owner to an agency.

    The cut is basis points of the owner's part, at most half. Raises NotPermitted, NotFound,
    NotAnAgency, InvalidInput, ProposalOpen.
    """
    actor.require(Permission.MANAGE_ORGANIZATION)
    agency_id, owner_id = _sides(actor, partner_id)
    if not 0 <= cut_bp <= LARGEST_CUT_BP:
        raise InvalidInput("cut_bp", zh="分成须在 0%–50% 之间", en="A cut is from 0 % to 50 %")
    if starts_on < business_date(now):
        raise InvalidInput("starts_on", zh="不能早于今天", en="It cannot start before today")
    proposal = Representation(
        alliance_id=actor.alliance_id,
        agency_id=agency_id,
        owner_id=owner_id,
        proposed_by_id=actor.organization_id,
        cut_bp=cut_bp,
        rights=sorted({Right(right).value for right in rights}),
        starts_on=starts_on,
    )
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as error:
        raise ProposalOpen() from error
    record(actor, "propose_representation", "agencies.representation", proposal.id, cut_bp=cut_bp)
    return proposal


@transaction.atomic
def accept_representation(
    actor: Actor, *, representation_id: UUID, now: datetime
) -> Representation:
    """Consent to the other side's proposal.

    Raises OwnProposal, StateConflict, and AlreadyRepresented when the days overlap with another
    agency's contract: the database decides it, also for two acceptances at once.
    """
    proposal = _to_answer(actor, representation_id)
    try:
        with transaction.atomic():
            _move(proposal, RepresentationState.ACTIVE, decided_at=now)
    except IntegrityError as error:
        raise AlreadyRepresented() from error
    record(actor, "accept_representation", "agencies.representation", proposal.id)
    return _again(actor, proposal)


@transaction.atomic
def decline_representation(
    actor: Actor, *, representation_id: UUID, now: datetime
) -> Representation:
    """Refuse a proposal, or take one's own back. Raises StateConflict when it is answered."""
    proposal = _mine(actor, representation_id)
    _move(proposal, RepresentationState.DECLINED, decided_at=now)
    record(actor, "decline_representation", "agencies.representation", proposal.id)
    return _again(actor, proposal)


@transaction.atomic
def end_representation(actor: Actor, *, representation_id: UUID, now: datetime) -> Representation:
    """End an active contract as of today; either side may. Agreed deals keep their split."""
    contract = _mine(actor, representation_id)
    last = max(contract.starts_on, business_date(now))
    _move(contract, RepresentationState.ENDED, ends_on=last)
    record(actor, "end_representation", "agencies.representation", contract.id, ends_on=last)
    return _again(actor, contract)


def _sides(actor: Actor, partner_id: UUID) -> tuple[UUID, UUID]:
    """Return (agency, owner); an organization that is both proposes as agency."""
    partner = organization(actor, partner_id)
    if partner.id == actor.organization_id:
        raise NotAnAgency()
    if actor.is_agency and partner.is_owner:
        return actor.organization_id, partner.id
    if actor.is_owner and partner.is_agency:
        return partner.id, actor.organization_id
    if not actor.is_agency and not actor.is_owner:
        raise NotPermitted()
    raise NotAnAgency()


def _to_answer(actor: Actor, representation_id: UUID) -> Representation:
    proposal = _mine(actor, representation_id)
    if proposal.proposed_by_id == actor.organization_id:
        raise OwnProposal()
    return proposal


def _mine(actor: Actor, representation_id: UUID) -> Representation:
    """Return a contract to which the actor is a party; an operator only watches."""
    actor.require(Permission.MANAGE_ORGANIZATION)
    found = representations(actor).filter(pk=representation_id).first()
    if found is None or actor.organization_id not in (found.agency_id, found.owner_id):
        raise NotFound()
    return found


def _move(row: Representation, to: RepresentationState, **changes: object) -> None:
    sources = REPRESENTATION_MOVES.sources_of(to)
    move(Representation, id=row.id, expected=sources, to=to, **changes)


def _again(actor: Actor, row: Representation) -> Representation:
    return representations(actor).get(pk=row.pk)
