"""Organizations are founded, joined and left, and always keep an administrator."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alliance.kernel.errors import InvalidInput, StateConflict
from alliance.tenancy.context import acting
from alliance.tenancy.models import Invitation, Membership
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.selectors import actors_of, has_member, members, operator_of
from alliance.tenancy.services import (
    AlreadyMember,
    InvitationInvalid,
    LastAdmin,
    NameTaken,
    accept_invitation,
    change_role,
    found_organization,
    invite_member,
    remove_member,
    rename_organization,
    revoke_invitation,
)
from alliance.tenancy.states import Kind, Role
from marketplace.attribution.wire import buyer_hash
from tests.personas import NOW, in_role, make_operator, make_owner, make_person

pytestmark = pytest.mark.django_db


def test_a_founder_is_administrator_and_may_act_for_it() -> None:
    person = make_person()
    operator = make_operator()

    found_organization(
        person_id=person.id,
        alliance_id=operator.alliance_id,
        name="西湖读书会",
        kinds=[Kind.OWNER, Kind.BRAND],
        now=NOW,
    )

    (actor,) = actors_of(person.id)
    assert (actor.role, actor.kinds) == (Role.ADMIN, frozenset({Kind.OWNER, Kind.BRAND}))
    assert actor.organization_name == "西湖读书会"
    with acting(actor):
        assert operator_of(actor.alliance_id) == operator.organization_id


def test_a_name_exists_once_in_an_alliance() -> None:
    operator = make_operator()
    make_owner(operator, name="西湖读书会")

    with pytest.raises(NameTaken):
        make_owner(operator, name="西湖读书会")
    make_owner(make_operator(), name="西湖读书会")


def test_a_name_of_one_character_is_refused() -> None:
    with pytest.raises(InvalidInput):
        make_owner(make_operator(), name=" 塘 ")


def test_an_invited_person_joins_with_the_role_once() -> None:
    owner, guest = make_owner(make_operator()), make_person("guest@example.com")
    with acting(owner):
        invitation = invite_member(owner, email="Guest@example.com", role=Role.FINANCE, now=NOW)

    joined = accept_invitation(
        person_id=guest.id, email=guest.email, token=invitation.token, now=NOW
    )

    assert (joined.organization_id, joined.role) == (owner.organization_id, Role.FINANCE)
    with pytest.raises(InvitationInvalid):
        accept_invitation(person_id=guest.id, email=guest.email, token=invitation.token, now=NOW)


@pytest.mark.parametrize(
    ("email", "token", "late"),
    [
        ("other@example.com", None, timedelta()),
        ("guest@example.com", "guessed", timedelta()),
        ("guest@example.com", None, timedelta(days=8)),
    ],
)
def test_a_wrong_address_token_or_day_admits_nobody(
    email: str, token: str | None, late: timedelta
) -> None:
    owner, guest = make_owner(make_operator()), make_person(email)
    with acting(owner):
        invitation = invite_member(owner, email="guest@example.com", role=Role.STAFF, now=NOW)

    with pytest.raises(InvitationInvalid):
        accept_invitation(
            person_id=guest.id, email=email, token=token or invitation.token, now=NOW + late
        )

    assert actors_of(guest.id) == []


def test_a_revoked_invitation_is_worthless() -> None:
    owner, guest = make_owner(make_operator()), make_person("guest@example.com")
    with acting(owner):
        invitation = invite_member(owner, email=guest.email, role=Role.STAFF, now=NOW)
        revoke_invitation(owner, invitation_id=invitation.id)
        with pytest.raises(StateConflict):
            revoke_invitation(owner, invitation_id=invitation.id)

    with pytest.raises(InvitationInvalid):
        accept_invitation(person_id=guest.id, email=guest.email, token=invitation.token, now=NOW)


def test_an_address_is_invited_once() -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        invite_member(owner, email="guest@example.com", role=Role.STAFF, now=NOW)
        with pytest.raises(AlreadyMember):
            invite_member(owner, email="guest@example.com", role=Role.ADMIN, now=NOW)
        assert Invitation.objects.count() == 1


def test_an_invitation_names_the_person_who_sent_it() -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        with pytest.raises(NotPermitted):
            invite_member(
                replace(owner, person_id=None), email="guest@example.com", role=Role.STAFF, now=NOW
            )
        assert Invitation.objects.count() == 0


def test_the_last_administrator_stays() -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        own = Membership.objects.get()
        with pytest.raises(LastAdmin):
            change_role(owner, membership_id=own.id, role=Role.STAFF)
        with pytest.raises(LastAdmin):
            remove_member(owner, membership_id=own.id, now=NOW)
        assert Membership.objects.get().role == Role.ADMIN


def test_a_removed_member_can_no_longer_act() -> None:
    owner, guest = make_owner(make_operator()), make_person("guest@example.com")
    with acting(owner):
        invitation = invite_member(owner, email=guest.email, role=Role.STAFF, now=NOW)
    accept_invitation(person_id=guest.id, email=guest.email, token=invitation.token, now=NOW)
    with acting(owner):
        membership = members(owner).get(person_id=guest.id)
        remove_member(owner, membership_id=membership.id, now=NOW)

    assert actors_of(guest.id) == []


@pytest.mark.parametrize("role", [Role.MANAGER, Role.STAFF, Role.FINANCE, Role.READONLY])
def test_only_an_administrator_manages_the_organization(role: Role) -> None:
    owner = in_role(make_owner(make_operator()), role)
    with acting(owner):
        with pytest.raises(NotPermitted):
            invite_member(owner, email="guest@example.com", role=Role.STAFF, now=NOW)
        with pytest.raises(NotPermitted):
            rename_organization(owner, name="新名字")


def test_an_organization_is_renamed() -> None:
    owner = make_owner(make_operator())
    with acting(owner):
        assert rename_organization(owner, name=" 新名字 ").name == "新名字"


def test_a_stranger_cannot_touch_a_membership() -> None:
    operator = make_operator()
    owner, stranger = make_owner(operator), make_owner(operator)
    with acting(owner):
        membership_id = Membership.objects.get().id
    with acting(stranger), pytest.raises(Exception, match="not found"):
        remove_member(replace(stranger), membership_id=membership_id, now=NOW)
    with acting(owner):
        assert Membership.objects.get().left_at is None


def test_a_member_is_known_by_the_hash_of_the_address() -> None:
    operator = make_operator()
    person = make_person("Seller@Example.com")
    owner = found_organization(
        person_id=person.id,
        alliance_id=operator.alliance_id,
        name="店主",
        kinds=[Kind.OWNER],
        now=NOW,
    )

    assert has_member(owner.organization_id, buyer_hash("SELLER@example.com "))
    assert not has_member(operator.organization_id, buyer_hash("seller@example.com"))
