"""Which rails this installation offers."""

from django.conf import settings

from alliance.kernel.errors import DomainError, InvalidInput
from settlements.payments.rails.face import Rail
from settlements.payments.rails.sandbox.rail import SandboxRail

RAILS: dict[str, Rail] = {"sandbox": SandboxRail()}


class CustodianMissing(DomainError):
    """Client money may only lie with a licensed custodian, and none is configured."""

    code = "custodian_missing"
    zh = "尚未配置持牌存管机构，暂不能充值"
    en = "No licensed custodian is configured, so top-ups are refused"


def rail_named(name: str) -> Rail:
    """Return a rail by its name; raises InvalidInput when there is none of that name.

    Outside local mode a rail is used only with a custodian: an unlicensed platform may not pool
    and pay out other people's money. The sandbox moves no real money and stays out of production.
    """
    if not settings.LOCAL_MODE and (name == "sandbox" or not settings.CUSTODIAN):
        raise CustodianMissing()
    if name not in RAILS:
        raise InvalidInput("rail")
    return RAILS[name]
