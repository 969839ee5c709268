"""Proving a channel: a code in its bio, a request, the operator's look and decision."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from alliance.audit.services import record
from alliance.kernel.errors import InvalidInput, NotFound
from alliance.kernel.states import move
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.audiences.errors import ChannelArchived, OwnChannel, ProofOpen
from traffic_owners.audiences.models import Channel, ChannelProof
from traffic_owners.audiences.services.channels import locked_channel
from traffic_owners.audiences.states import PROOF_MOVES, ChannelState, EvidenceLevel, ProofState

# No 0/O, 1/I/L: a person types the code into a phone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code() -> str:
    """Return a code of 40 bits that nobody writes into a bio by chance."""
    return "TM-" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


@transaction.atomic
def start_proof(actor: Actor, *, channel_id: UUID) -> ChannelProof:
    """Issue a code to be put into the channel's bio. Raises ProofOpen, ChannelArchived."""
    channel = locked_channel(actor, channel_id)
    if channel.state != ChannelState.ACTIVE:
        raise ChannelArchived()
    proof = ChannelProof(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        channel=channel,
        code=new_code(),
    )
    try:
        with transaction.atomic():
            proof.save(force_insert=True)
    except IntegrityError as error:
        raise ProofOpen() from error
    record(actor, "start_proof", "audiences.proof", proof.id, channel=channel.id)
    return proof


@transaction.atomic
def request_check(actor: Actor, *, proof_id: UUID, now: datetime) -> ChannelProof:
    """Ask the operator to look for the code. Raises StateConflict unless it is just issued."""
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    proof = _proof(ChannelProof.objects.filter(organization_id=actor.organization_id), proof_id)
    _move(proof, ProofState.REQUESTED, requested_at=now)
    record(actor, "request_check", "audiences.proof", proof.id)
    return _again(proof)


@transaction.atomic
def withdraw_proof(actor: Actor, *, proof_id: UUID) -> ChannelProof:
    """Give an open proof up. Raises StateConflict when it is decided."""
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    proof = _proof(ChannelProof.objects.filter(organization_id=actor.organization_id), proof_id)
    _move(proof, ProofState.WITHDRAWN)
    record(actor, "withdraw_proof", "audiences.proof", proof.id)
    return _again(proof)


@transaction.atomic
def confirm_proof(actor: Actor, *, proof_id: UUID, now: datetime) -> ChannelProof:
    """Confirm as operator that the code stands there: the channel is at least L1 from now.

    Better evidence is kept, and only dated anew when it is L1 itself. Raises OwnChannel,
    StateConflict.
    """
    proof = _to_decide(actor, proof_id)
    _move(proof, ProofState.CONFIRMED, decided_at=now, decided_by_id=actor.person_id)
    Channel.objects.filter(pk=proof.channel_id, evidence_level__lte=EvidenceLevel.OWNED).update(
        evidence_level=EvidenceLevel.OWNED, evidence_at=now
    )
    record(actor, "confirm_proof", "audiences.proof", proof.id, channel=proof.channel_id)
    return _again(proof)


@transaction.atomic
def reject_proof(actor: Actor, *, proof_id: UUID, reason: str, now: datetime) -> ChannelProof:
    """Reject as operator, with a reason that the owner reads. Raises OwnChannel, StateConflict."""
    proof = _to_decide(actor, proof_id)
    plain = reason.strip()
    if not 1 <= len(plain) <= 300:
        raise InvalidInput(
            "reason", zh="请写明 1–300 字的理由", en="Give a reason of 1 to 300 characters"
        )
    _move(
        proof,
        ProofState.REJECTED,
        decided_at=now,
        decided_by_id=actor.person_id,
        reason=plain,
    )
    record(actor, "reject_proof", "audiences.proof", proof.id, reason=plain)
    return _again(proof)


def _to_decide(actor: Actor, proof_id: UUID) -> ChannelProof:
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    proof = _proof(ChannelProof.objects.filter(alliance_id=actor.alliance_id), proof_id)
    if proof.organization_id == actor.organization_id:
        raise OwnChannel()
    return proof


def _proof(visible: QuerySet[ChannelProof], proof_id: UUID) -> ChannelProof:
    proof = visible.filter(pk=proof_id).first()
    if proof is None:
        raise NotFound()
    return proof


def _move(proof: ChannelProof, to: ProofState, **changes: object) -> None:
    move(ChannelProof, id=proof.id, expected=PROOF_MOVES.sources_of(to), to=to, **changes)


def _again(proof: ChannelProof) -> ChannelProof:
    return ChannelProof.objects.select_related("channel", "organization").get(pk=proof.pk)
