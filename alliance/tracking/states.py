"""States of links and hosts, and the numbers that stand in every click.

Plain enums: the redirect server reads them too, and it carries no Django. Numbers are stored for
ever; a new reason takes a new number, an old one is never reused.
"""

from enum import IntEnum, StrEnum


class LinkState(StrEnum):
    """What a link does when somebody follows it."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


LINK_MOVES: dict[LinkState, frozenset[LinkState]] = {
    LinkState.ACTIVE: frozenset({LinkState.PAUSED, LinkState.ENDED}),
    LinkState.PAUSED: frozenset({LinkState.ACTIVE, LinkState.ENDED}),
    LinkState.ENDED: frozenset(),
}


class HostState(StrEnum):
    """Whether links may lead to a host."""

    VERIFIED = "verified"
    REVOKED = "revoked"


class Verdict(IntEnum):
    """Whether a click counts."""

    VALID = 0
    INVALID = 1


class Reason(IntEnum):
    """Why a click does not count; the sentences stand in docs/algorithms/tracking.md."""

    NONE = 0
    DECLARED_BOT = 101
    UNKNOWN_AGENT = 102
    LINK_PREVIEW = 103
    PREFETCH = 104
    HEAD_REQUEST = 105
    REPEATED = 201
    LINK_PAUSED = 301
    LINK_EXPIRED = 302
    HOST_NOT_VERIFIED = 303


class Device(IntEnum):
    """What kind of machine the user agent says it is."""

    UNKNOWN = 0
    PHONE = 1
    TABLET = 2
    DESKTOP = 3


class TouchKind(StrEnum):
    """How a buyer came to a link: by following it, or by typing its coupon code."""

    CLICK = "click"
    COUPON = "coupon"
