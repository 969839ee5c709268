"""Rows for the connections of channels, proofs, profiles and listings."""

from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.personas import NOW, make_operator, make_owner
from tests.traffic_owners.audiences.makers import (
    make_channel,
    make_draft,
    make_listing,
    make_members,
    make_profile,
    make_requested_proof,
)
from traffic_owners.audiences import services


@fills("listings", skip={"AudienceProfile.distributions"})
def listings(count: int) -> Actor:
    owner = make_owner(make_operator())
    profile = make_profile(owner)
    for _ in range(count):
        make_listing(owner, profile=profile)
    return owner


@fills("myListings", skip={"AudienceProfile.distributions"})
def my_listings(count: int) -> Actor:
    owner = make_owner(make_operator())
    for _ in range(count):
        make_draft(owner)
    return owner


@fills("channels")
def channels(count: int) -> Actor:
    owner = make_owner(make_operator())
    for _ in range(count):
        make_requested_proof(owner, make_channel(owner))
    return owner


@fills("channelProofs")
def channel_proofs(count: int) -> Actor:
    return channels(count)


@fills("proofsToCheck")
def proofs_to_check(count: int) -> Actor:
    operator = make_operator()
    for _ in range(count):
        owner = make_owner(operator)
        make_requested_proof(owner, make_channel(owner))
    return operator


@fills(
    "audienceProfiles", skip={"AudienceProfile.distributions"}
)  # dear by the page, JSON of the row
def audience_profiles(count: int) -> Actor:
    owner = make_owner(make_operator())
    make_members(owner, 60)
    with acting(owner):
        for number in range(count):
            services.compute_profile(owner, name=f"画像{number}", now=NOW)
    return owner
