"""Writes of the audience room: one verb each."""

from traffic_owners.audiences.services.channels import (
    archive_channel,
    register_channel,
    update_channel,
)
from traffic_owners.audiences.services.listings import (
    create_listing,
    pause_listing,
    publish_listing,
    update_listing,
    withdraw_listing,
)
from traffic_owners.audiences.services.profiles import compute_profile
from traffic_owners.audiences.services.proofs import (
    confirm_proof,
    reject_proof,
    request_check,
    start_proof,
    withdraw_proof,
)

__all__ = [
    "archive_channel",
    "compute_profile",
    "confirm_proof",
    "create_listing",
    "pause_listing",
    "publish_listing",
    "register_channel",
    "reject_proof",
    "request_check",
    "start_proof",
    "update_channel",
    "update_listing",
    "withdraw_listing",
    "withdraw_proof",
]
