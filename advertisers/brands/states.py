"""The life of a host that a brand says is its own."""

from django.db import models

from alliance.kernel.states import Transitions


class HostState(models.TextChoices):
    CLAIMED = "claimed"
    VERIFIED = "verified"
    REFUSED = "refused"
    REVOKED = "revoked"


HOST_MOVES = Transitions(
    {
        HostState.CLAIMED: {HostState.VERIFIED, HostState.REFUSED},
        HostState.VERIFIED: {HostState.REVOKED},
        HostState.REFUSED: {HostState.CLAIMED},
        HostState.REVOKED: {HostState.CLAIMED},
    }
)
