"""Which rails this installation pays by."""

from django.conf import settings

from alliance.kernel.errors import InvalidInput
from settlements.payouts.rails.face import Rail
from settlements.payouts.rails.sandbox.rail import SandboxRail

RAILS: dict[str, Rail] = {"sandbox": SandboxRail()}


def rail_named(name: str) -> Rail:
    """Return a rail; raises InvalidInput for an unknown one, and for the sandbox in production."""
    if name not in RAILS or (name == "sandbox" and not settings.LOCAL_MODE):
        raise InvalidInput("rail", zh="没有这条打款通道", en="There is no such payout rail")
    return RAILS[name]
