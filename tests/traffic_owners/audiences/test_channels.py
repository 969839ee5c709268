"""A channel is registered, proven by somebody else's look, and its evidence shown as it ages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.kernel.vocabulary import Carrier
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Kind
from tests.personas import NOW, make_brand, make_operator, make_owner
from tests.traffic_owners.audiences.makers import (
    make_channel,
    make_listing,
    make_requested_proof,
    prove,
)
from traffic_owners.audiences import services
from traffic_owners.audiences.errors import ChannelExists, ChannelInUse, OwnChannel, ProofOpen
from traffic_owners.audiences.models import Channel, ChannelProof
from traffic_owners.audiences.rules.evidence import grade
from traffic_owners.audiences.states import ChannelState, EvidenceLevel, ProofState

pytestmark = pytest.mark.django_db


def test_every_carrier_can_be_registered() -> None:
    owner = make_owner(make_operator())

    for carrier in Carrier:
        make_channel(owner, carrier=carrier)

    with acting(owner):
        assert Channel.objects.values("carrier").distinct().count() == len(Carrier) == 17


def test_a_handle_is_registered_once_a_carrier() -> None:
    owner = make_owner(make_operator())
    channel = make_channel(owner)

    with acting(owner), pytest.raises(ChannelExists):
        services.register_channel(
            owner, carrier=Carrier.WECHAT_GROUP, name="x", handle=channel.handle, now=NOW
        )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x"])
def test_an_address_is_a_web_address(url: str) -> None:
    owner = make_owner(make_operator())

    with acting(owner), pytest.raises(InvalidInput):
        services.register_channel(
            owner, carrier=Carrier.WEIBO, name="x", handle="y", url=url, now=NOW
        )


def test_the_operators_look_brings_a_channel_to_l1() -> None:
    operator = make_operator()
    owner = make_owner(operator)
    channel = make_channel(owner)

    prove(operator, owner, channel)

    with acting(owner):
        channel = Channel.objects.get(pk=channel.id)
        assert (channel.evidence_level, channel.evidence_at) == (EvidenceLevel.OWNED, NOW)
        proof = ChannelProof.objects.get()
        assert (proof.state, proof.decided_by_id) == (ProofState.CONFIRMED, operator.person_id)
    later = NOW + timedelta(days=400)
    assert grade(channel.evidence_level, channel.evidence_at, later).level == EvidenceLevel.CLAIMED


def test_a_rejection_says_why_and_leaves_the_level() -> None:
    operator = make_operator()
    owner = make_owner(operator)
    proof = make_requested_proof(owner, make_channel(owner))

    with acting(operator):
        with pytest.raises(InvalidInput):
            services.reject_proof(operator, proof_id=proof.id, reason="  ", now=NOW)
        services.reject_proof(operator, proof_id=proof.id, reason="简介里没有代码", now=NOW)

    with acting(owner):
        assert ChannelProof.objects.get().reason == "简介里没有代码"
        assert Channel.objects.get().evidence_level == EvidenceLevel.CLAIMED
        services.start_proof(owner, channel_id=proof.channel_id)  # and may try again


def test_a_proof_is_decided_once() -> None:
    operator = make_operator()
    owner = make_owner(operator)
    proof = make_requested_proof(owner, make_channel(owner))

    with acting(operator):
        services.confirm_proof(operator, proof_id=proof.id, now=NOW)
        with pytest.raises(StateConflict):
            services.reject_proof(operator, proof_id=proof.id, reason="late", now=NOW)
        assert ChannelProof.objects.get().state == ProofState.CONFIRMED


def test_one_attempt_at_a_time() -> None:
    owner = make_owner(make_operator())
    channel = make_channel(owner)
    make_requested_proof(owner, channel)

    with acting(owner), pytest.raises(ProofOpen):
        services.start_proof(owner, channel_id=channel.id)


def test_nobody_confirms_a_channel_of_his_own_house() -> None:
    operator = make_operator()
    both = replace(operator, kinds=frozenset({Kind.OPERATOR, Kind.OWNER}))
    proof = make_requested_proof(both, make_channel(both))

    with acting(both), pytest.raises(OwnChannel):
        services.confirm_proof(both, proof_id=proof.id, now=NOW)

    with acting(both):
        assert Channel.objects.get().evidence_level == EvidenceLevel.CLAIMED


def test_strangers_and_brands_cannot_touch_a_proof() -> None:
    operator = make_operator()
    owner, stranger, brand = make_owner(operator), make_owner(operator), make_brand(operator)
    proof = make_requested_proof(owner, make_channel(owner))

    with acting(stranger), pytest.raises(NotFound):
        services.withdraw_proof(stranger, proof_id=proof.id)
    with acting(brand), pytest.raises(NotPermitted):
        services.withdraw_proof(brand, proof_id=proof.id)
    other = make_operator()
    with acting(other), pytest.raises(NotFound):
        services.confirm_proof(other, proof_id=proof.id, now=NOW)


def test_a_channel_in_use_is_not_archived() -> None:
    owner = make_owner(make_operator())
    listing = make_listing(owner)

    with acting(owner):
        with pytest.raises(ChannelInUse):
            services.archive_channel(owner, channel_id=listing.channel_id)
        services.withdraw_listing(owner, listing_id=listing.id)
        archived = services.archive_channel(owner, channel_id=listing.channel_id)

    assert archived.state == ChannelState.ARCHIVED
