"""What each role may do: one table, read by services and published to the screens."""

from enum import StrEnum

from alliance.kernel.errors import DomainError
from alliance.tenancy.states import Role


class Permission(StrEnum):
    VIEW = "view"
    MANAGE_ORGANIZATION = "manage_organization"
    MANAGE_AUDIENCE = "manage_audience"
    MANAGE_TASKS = "manage_tasks"
    MANAGE_DEALS = "manage_deals"
    MANAGE_SOURCES = "manage_sources"
    SPEND = "spend"
    VIEW_MONEY = "view_money"
    CONFIRM_STATEMENTS = "confirm_statements"
    OPERATE = "operate"
    SETTLE = "settle"
    APPROVE_PAYOUTS = "approve_payouts"


_EVERYDAY = {Permission.VIEW, Permission.MANAGE_AUDIENCE, Permission.MANAGE_DEALS}
_MONEY = {Permission.VIEW, Permission.VIEW_MONEY, Permission.CONFIRM_STATEMENTS, Permission.SPEND}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.MANAGER: frozenset(
        _EVERYDAY
        | _MONEY
        | {Permission.MANAGE_TASKS, Permission.MANAGE_SOURCES, Permission.OPERATE}
    ),
    Role.STAFF: frozenset(_EVERYDAY | {Permission.MANAGE_TASKS}),
    Role.FINANCE: frozenset(_MONEY | {Permission.SETTLE, Permission.APPROVE_PAYOUTS}),
    Role.READONLY: frozenset({Permission.VIEW}),
}

NEEDS_SECOND_FACTOR = frozenset({Permission.OPERATE, Permission.SETTLE, Permission.APPROVE_PAYOUTS})
"""Permissions that only a session with a second factor may use."""


class NotPermitted(DomainError):
    """The role lacks the permission. Shown only inside one's own organization."""

    code = "not_permitted"
    zh = "你的角色没有这项权限"
    en = "Your role does not allow this"
