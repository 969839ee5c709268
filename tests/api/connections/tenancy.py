"""Rows for the connections of people, organizations and alliances."""

from datetime import timedelta

from alliance.networks.services import publish_rules
from alliance.tenancy.context import acting
from alliance.tenancy.models import Membership
from alliance.tenancy.services import invite_member
from alliance.tenancy.states import Role
from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.personas import NOW, make_brand, make_operator, make_owner, make_person


@fills("organizations")
def organizations(count: int) -> Actor:
    operator = make_operator()
    owner = make_owner(operator)
    for _ in range(count - 2):
        make_brand(operator)
    return owner


@fills("members")
def members(count: int) -> Actor:
    owner = make_owner(make_operator())
    with acting(owner):
        for _ in range(count - 1):
            Membership.objects.create(
                organization_id=owner.organization_id,
                person=make_person(),
                role=Role.STAFF,
                joined_at=NOW,
            )
    return owner


@fills("invitations")
def invitations(count: int) -> Actor:
    owner = make_owner(make_operator())
    with acting(owner):
        for number in range(count):
            invite_member(owner, email=f"guest{number}@example.com", role=Role.STAFF, now=NOW)
    return owner


@fills("alliances")
def alliances(count: int) -> Actor:
    return [make_operator() for _ in range(count)][-1]


@fills("allianceRulesHistory")
def alliance_rules_history(count: int) -> Actor:
    operator = make_operator()
    with acting(operator):
        for number in range(count):
            publish_rules(
                operator,
                take_rate_bp=1_000,
                hold_days=7,
                required_level=0,
                click_window_days=7,
                allowed_categories=["food"],
                effective_at=NOW + timedelta(days=number),
                now=NOW,
            )
    return operator
