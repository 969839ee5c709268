"""Who may call what: a rule on every root field and mutation, checked once per call.

The rules are resolved when the schema is built; a root field without one does not build.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from alliance.kernel.errors import DomainError
from alliance.tenancy.permissions import NEEDS_SECOND_FACTOR, NotPermitted, Permission
from alliance.tenancy.sessions import needs_second_factor
from alliance.tenancy.states import Kind

F = TypeVar("F", bound=Callable[..., Any])


class NotSignedIn(DomainError):
    """The operation needs a person and the request carries no session."""

    code = "not_signed_in"
    zh = "请先登录"
    en = "Sign in first"


class NoOrganization(DomainError):
    """The operation needs an organization; the header names none that this person belongs to."""

    code = "no_organization"
    zh = "请先选择你所在的机构"
    en = "Choose one of your organizations first"


class SecondFactorRequired(DomainError):
    """Finance and operators work with a second factor only."""

    code = "second_factor_required"
    zh = "请先用两步验证登录"
    en = "Sign in with your second factor first"


class Read(Enum):
    """Why a type may be read by whoever reaches it. A Permission in its place restricts it."""

    FENCED = "row-level security shows only the rows the reader may see, and hides no column"
    OWN = "built from the caller's own session, never from an id that the caller names"
    OPEN = "says nothing about any tenant"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call: anyone, any signed-in person, or a member with a permission (and kind)."""

    signed_in: bool = True
    member: bool = True
    permission: Permission | None = None
    kind: Kind | None = None

    def check(self, context: Any) -> None:
        """Raise the refusal that fits, unless the request's persona satisfies the rule."""
        if self.signed_in and context.person is None:
            raise NotSignedIn()
        if not self.member:
            return
        actor = context.actor
        if self.permission is not None:
            actor.require(self.permission, self.kind)
        needed = needs_second_factor(actor) or self.permission in NEEDS_SECOND_FACTOR
        if needed and not context.has_second_factor:
            raise SecondFactorRequired()


ANYONE = Rule(signed_in=False, member=False)
SIGNED_IN = Rule(member=False)
MEMBER = Rule()


def permission(rule: Rule | Permission, kind: Kind | None = None) -> Callable[[F], F]:
    """Declare who may call a root resolver or a mutation's ``perform``.

    >>> @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    ... def resolve_tasks(root, info): ...
    """
    declared = rule if isinstance(rule, Rule) else Rule(permission=rule, kind=kind)

    def mark(function: F) -> F:
        function.rule = declared  # type: ignore[attr-defined]
        return function

    return mark


def guarded(resolve: Callable[..., Any], rule: Rule) -> Callable[..., Any]:
    """Return ``resolve`` behind ``rule``."""

    def guard(root: Any, info: Any, **arguments: Any) -> Any:
        rule.check(info.context)
        return resolve(root, info, **arguments)

    guard.rule = rule  # type: ignore[attr-defined]
    return guard


def require(context: Any, needed: Permission) -> None:
    """Raise unless the request's actor has ``needed``, with a second factor where it matters."""
    Rule(permission=needed).check(context)


__all__ = [
    "ANYONE",
    "MEMBER",
    "SIGNED_IN",
    "NoOrganization",
    "NotPermitted",
    "NotSignedIn",
    "Permission",
    "Read",
    "Rule",
    "SecondFactorRequired",
    "guarded",
    "needs_second_factor",
    "permission",
    "require",
]
